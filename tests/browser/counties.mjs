// Three made-up counties in one workbook, for tests of what lies beside each other.
import ExcelJS from "exceljs";

/** Schools by county: name, pupils, network multimedia rooms (`null` where the cell is empty), classes. */
export const COUNTIES = {
  安丰县: [["一小", 400, 10], ["二小", 300, 9], ["三小", 500, 15]],
  白沙县: [["东小", 600, 30], ["西小", 200, 2], ["南小", 450, 12]],
  长垣区: [["甲小", 350, 14], ["乙小", 250, 10], ["丙小", 150, 6]],
};

/** The statistics of all counties in one sheet, one row a school. */
export async function statistics(counties = COUNTIES) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("小学");
  sheet.addRow(["2025学年小学平铺表"]);
  sheet.addRow(["学校名称", "机构标识码", "统计一级", "统计二级", "统计三级", "办学类型", "举办者", "城乡类型", "是否计校数", "在校生数", "网络多媒体教室数"]);
  let code = 3500000001;
  for (const [county, schools] of Object.entries(counties)) {
    for (const [name, pupils, rooms] of schools) {
      sheet.addRow([`${county}${name}`, String(code++), "某省", "青江市", county, "小学", "县级教育部门", "镇中心区", "1", pupils, rooms]);
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Imports a workbook as a new county, where one is at hand already. */
export async function importBook(page, buffer) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "导入工作簿" }).first().click(),
  ]);
  await chooser.setFiles([{ name: "全市小学.xlsx", mimeType: "", buffer }]);
}

export async function takeAll(page, buffer) {
  await importBook(page, buffer);
  await page.locator("#several").waitFor();
  await page.locator("#several .button").click();
  await page.locator("#shelf tbody tr").nth(2).waitFor();
}

/** Imports them all, so that there is something to compare. */
export const importSeveral = async (page) => takeAll(page, await statistics());
