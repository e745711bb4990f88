# The workbooks of Excel 97-2003 in this folder, written by another program than ours: python -m venv v && v/bin/pip install xlwt==1.3.0 && v/bin/python make.py
import datetime
import pathlib

import xlwt

folder = pathlib.Path(__file__).parent
header = ['单位编号', '单位', '数据项', '月份', '数值']

book = xlwt.Workbook(encoding='utf-8')
sheet = book.add_sheet('数据')
sheet.write_merge(0, 0, 0, 4, '2026年财政数据')
rows = [
    header,
    ('U001', '样1局', '一般公共预算收入', '2026-03', 1234.5),
    ('U002', '样2局', '一般公共预算收入', '2026-03', '１２．５'),
    ('U003', '样3局', '三公经费', 202604, 7),
    ('U009', '没有的单位', '三公经费', '2026-04', -0.25),
]
for at, row in enumerate(rows, 1):
    for column, value in enumerate(row):
        sheet.write(at, column, value)
sheet.write(6, 0, 'U004')
sheet.write(6, 2, '三公经费')
sheet.write(6, 3, datetime.date(2026, 5, 1), xlwt.easyxf(num_format_str='yyyy-mm'))
sheet.write(6, 4, xlwt.Formula('E3+1'))
book.add_sheet('说明').write(0, 0, '填表说明')
book.save(str(folder / 'finance.xls'))

secret = xlwt.Workbook(encoding='utf-8')
sheet = secret.add_sheet('数据')
for at, row in enumerate([header, ['U001', '样1局', '党建得分', '2026-03', 1]]):
    for column, value in enumerate(row):
        sheet.write(at, column, value)
hidden = secret.add_sheet('底稿')
hidden.write(2, 1, '某事项(机密★10年)')
hidden.visibility = 1
secret.save(str(folder / 'secret.xls'))

percent = xlwt.Workbook(encoding='utf-8')
sheet = percent.add_sheet('数据')
shown = xlwt.easyxf(num_format_str='0%')
for column, text in enumerate(['单位编号', '数据项', '月份', '数值']):
    sheet.write(0, column, text)
for row, (figure, number) in enumerate(
    [('预算执行率', 0.95), ('预算执行率', 95), ('预算执行率', 1), ('预算执行率', 0), ('一般公共预算收入', 0.5), ('一般公共预算收入', None)], 1
):
    sheet.write(row, 0, 'U001')
    sheet.write(row, 1, figure)
    sheet.write(row, 2, f'2026-0{row}')
    if number is None:
        sheet.row(row).set_cell_error(3, '#DIV/0!')
    else:
        sheet.write(row, 3, number, shown)
sheet.write_merge(7, 8, 0, 0, 'U001')
for row in (7, 8):
    sheet.write(row, 1, '一般公共预算收入')
    sheet.write(row, 2, f'2026-0{row - 6}')
    sheet.write(row, 3, 1)
percent.save(str(folder / 'percent.xls'))
