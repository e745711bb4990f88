/** How the state of a list of targets looks. */
export const tags = { open: 'tag', proposed: 'tag blue', signed: 'tag amber', returned: 'tag red', agreed: 'tag green' } as const;
