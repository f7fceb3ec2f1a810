//! What a county fills in about itself: the county form, the application tables, tables by year,
//! and what its schools say on their own forms.
#![cfg(feature = "sheets")]
#![allow(missing_docs, reason = "a test program")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test program")]

#[path = "support/workbooks.rs"]
mod workbooks;

use std::collections::BTreeMap;

use junheng::county::{Answer, CellRef, County, ReadAt, Severity};
use junheng::import::{ImportOptions, Imported, InputFile, import_files};
use junheng::rubric::conditions::whole;
use junheng::score::contract::Item;
use junheng::standard::named;
use junheng::words::{Lang, Words};
use serde_json::{Value, json};

fn import(files: &[(&str, Vec<u8>)]) -> Imported {
    with(files, ImportOptions::default())
}

fn with(files: &[(&str, Vec<u8>)], options: ImportOptions) -> Imported {
    let files: Vec<InputFile> = files
        .iter()
        .map(|(name, bytes)| InputFile { name: (*name).to_owned(), bytes: bytes.clone() })
        .collect();
    import_files(&files, &options, &mut |_| {})
}

/// Rows of a sheet, `|` between the cells.
fn rows(text: &str) -> Vec<Vec<&str>> {
    text.trim().lines().map(|line| line.split('|').map(str::trim).collect()).collect()
}

fn sheet(name: &str, text: &str) -> Vec<u8> {
    workbooks::plain(&[(name, rows(text))])
}

fn codes(imported: &Imported) -> Vec<&str> {
    imported.findings.iter().map(|finding| finding.code.as_str()).collect()
}

#[track_caller]
fn value(county: &County, id: &str, path: &str) -> Value {
    let answer = county.government.get(id).unwrap_or_else(|| panic!("no answer to {id}"));
    answer.figure(path).unwrap_or_else(|| panic!("no {path} in {answer:?}"))
}

/// The form of one county, with the traps of real ones: 元 and 万元, numbers as text, full-width
/// digits, percentages, yes and no in several words.
const FORM: &str = "
义务教育优质均衡发展县级填报表
填报单位：示例县教育局
序号|类别|填报项目|单位|填报值|备注说明|佐证材料|责任单位
1|基本情况|常住人口|万人|82.05||
2||乡镇数|个|１２||
3|规划|学校规划布局合理，符合国家规定要求|是/否|是|已修编|布局专项规划|教育局
4|经费|规定的小学生均公用经费标准|元|720||
5||规定的初中生均公用经费标准|元|940||
6||特殊教育学校公用经费总额|元|5,035,000||
7||特殊教育学校在校学生数|人|530||
8|工资|义务教育学校教师年平均工资收入|万元|9.86||
9||当地公务员年平均工资收入|万元|９．７９||
10|招生|优质高中招生计划数|人|3480||
11||优质高中名额分配数|人|1740||
12||名额向农村初中倾斜|是/否|有||
13|随迁|符合条件的随迁子女总数|人|1000||
14||其中：在公办学校就读人数|人|840||
15||政府购买服务的民办学校就读人数|人|20||
16|残疾儿童|适龄残疾儿童少年总数|人|312||
17||残疾儿童少年入学人数|人|309||
18||残疾儿童少年入学率|%|99.04||
19|一票否决|以考试方式招生|起|无||
20||违规择校行为|起|0||
说明：数据截至9月1日
";

#[test]
fn a_county_form_answers_the_items_with_file_sheet_and_cell() {
    let imported = import(&[("县表.xlsx", sheet("填报", FORM))]);
    assert_eq!(imported.counties.len(), 1);
    let county = &imported.counties[0];
    assert_eq!(county.name, "示例县");
    assert_eq!(county.population, Some(820_500.0));
    assert_eq!(county.basics.figure("townships"), Some(json!(12.0)));
    for (id, path, expected) in [
        ("layoutPlan", "state", json!("have")),
        ("layoutPlan", "note", json!("已修编")),
        ("layoutPlan", "evidence.document", json!("布局专项规划")),
        ("layoutPlan", "evidence.department", json!("教育局")),
        ("smallSchoolFunds", "quota", json!(720.0)),
        ("smallSchoolFunds", "juniorQuota", json!(940.0)),
        ("specialFunds", "funds", json!(5_035_000.0)),
        ("specialFunds", "students", json!(530.0)),
        ("wages", "teachers", json!(98_600.0)),
        ("wages", "officials", json!(97_900.0)),
        ("quotaShare", "plan", json!(3480.0)),
        ("quotaShare", "allocated", json!(1740.0)),
        ("quotaRural", "state", json!("have")),
        ("migrantShare", "eligible", json!(1000.0)),
        ("migrantShare", "public", json!(840.0)),
        ("migrantShare", "purchased", json!(20.0)),
        ("disabled", "children", json!(312.0)),
        ("disabled", "enrolled", json!(309.0)),
        ("vetoExam", "", json!(0.0)),
        ("vetoChoice", "", json!(0.0)),
    ] {
        assert_eq!(value(county, id, path), expected, "{id} {path}");
    }
    let at = county.government["wages"].read_at("teachers").unwrap();
    assert_eq!(at, ReadAt { source: Some(0), cell: CellRef::parse("E11") });
    assert_eq!(county.sources[0].file, "县表.xlsx");
    assert_eq!(county.sources[0].sheet, "填报");
    let serious: Vec<_> =
        imported.findings.iter().filter(|f| f.severity == Severity::Must).collect();
    assert!(serious.is_empty(), "{serious:?}");
    assert_eq!(imported.mapping[0].form, "county-form");
}

fn assessed(county: &County) -> BTreeMap<String, Item> {
    let words = Words::new(Lang::ZhHans);
    let standard = named("quality-balance-2017").unwrap();
    let all = whole(county, standard, &words);
    let items = all.guarantee.into_iter().chain(all.quality).chain(all.vetoes);
    items.map(|item| (item.id.clone(), item)).collect()
}

#[test]
fn the_answers_settle_the_items_of_the_assessment() {
    let imported = import(&[("县表.xlsx", sheet("填报", FORM))]);
    let items = assessed(&imported.counties[0]);
    for (id, met, value) in [
        ("layoutPlan", Some(true), None),
        // 5 035 000 / 530
        ("specialFunds", Some(true), Some(9500.0)),
        ("quota", Some(true), None),
        // (840 + 20) / 1000 is enough, but nobody said whether the left-behind are cared for.
        ("migrants", None, None),
        ("disabled", Some(true), None),
        ("vetoExam", Some(true), None),
        ("charters", None, None),
    ] {
        assert_eq!(items[id].met, met, "{id}: {:?}", items[id]);
        if value.is_some() {
            assert_eq!(items[id].value, value, "{id}");
        }
    }
}

#[test]
fn other_words_another_order_and_columns_by_section() {
    let text = "
县级自评数据表（示例县）
指标|计量单位|小学|初中
生均公用经费定额|元|720|940
城区镇区公办学校就近划片入学学生数|人|18200|7900
城区镇区公办学校就近划片在校学生总数|人|18200|8000
";
    let imported = import(&[("a.xlsx", sheet("表", text))]);
    let county = &imported.counties[0];
    assert_eq!(value(county, "smallSchoolFunds", "quota"), json!(720.0));
    assert_eq!(value(county, "smallSchoolFunds", "juniorQuota"), json!(940.0));
    assert_eq!(value(county, "inZonePrimary", "value"), json!(100.0));
    assert_eq!(value(county, "inZoneJunior", "value"), json!(98.75));
    let text = "
项目名称|数据|计量单位|说明
公务员年均工资|97900|元|
义务教育教师年均工资|98600|元|
交流轮岗（近一年）||
符合交流条件的教师人数|5904|人
实际交流教师人数|800|人
其中：骨干教师人数|270|人
";
    let imported = import(&[("b.xlsx", sheet("表", text))]);
    let county = &imported.counties[0];
    assert_eq!(value(county, "wages", "teachers"), json!(98_600.0));
    assert_eq!(value(county, "wages", "officials"), json!(97_900.0));
    assert_eq!(value(county, "exchangeRate", "eligible"), json!(5904.0));
    assert_eq!(value(county, "exchangeRate", "value"), json!(80_000.0 / 5904.0));
    assert_eq!(value(county, "exchangeBackbone", "value"), json!(33.75));
    assert_eq!(assessed(county)["exchange"].met, Some(true));
}

#[test]
fn what_cannot_be_right_is_said_with_its_cell() {
    let text = "
填报项目|单位|填报值
特殊教育学校公用经费总额|元|503.5
义务教育教师年平均工资||98600
当地公务员年平均工资|万元|9.79
符合条件的随迁子女总数|人|1000
在公办学校就读的随迁子女|人|1100
残疾儿童少年入学率|%|103
残疾儿童少年入学人数|人|约三百
优质高中招生计划数|人|50%
教师资格证持证率|%|0.995
初中三年巩固率|%|96.5
";
    let imported = import(&[("a.xlsx", sheet("表", text))]);
    let found: BTreeMap<&str, String> = imported
        .findings
        .iter()
        .filter_map(|f| Some((f.code.as_str(), f.cell?.to_string())))
        .collect();
    for (code, cell) in [
        ("answer-unusual", "C2"),
        ("answer-unit-guessed", "C3"),
        ("answer-part-over", "C6"),
        ("answer-percent-over", "C7"),
        ("answer-not-a-number", "C8"),
        ("answer-percent", "C9"),
        ("answer-fraction", "C10"),
    ] {
        assert_eq!(found.get(code).map(String::as_str), Some(cell), "{code}: {found:?}");
    }
    let county = &imported.counties[0];
    assert_eq!(value(county, "wages", "teachers"), json!(98_600.0));
    assert_eq!(value(county, "certified", "value"), json!(99.5));
    // A share without its figures is kept, and leaves the item open.
    assert_eq!(value(county, "retention", "stated"), json!(96.5));
    assert!(found.contains_key("answer-share-alone"));
    assert_eq!(assessed(county)["retention"].met, None);
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for finding in imported.findings.iter().filter(|f| f.code.starts_with("answer")) {
            let said = words.finding(finding);
            assert!(!said.contains("answer") && !said.contains('{'), "{lang:?}: {said}");
        }
    }
}

/// 表Ⅳ and 表Ⅴ: conclusions with figures in them.
const TABLE_4: &str = "
表Ⅳ 政府保障程度
序号|名称|指标值或简要结论|是否达标
1|县域内义务教育学校规划布局合理，符合国家规定要求|全县学校布局规划已批准实施|是
2|县域内城乡义务教育学校建设标准统一、教师编制标准统一、生均公用经费基准定额统一且不低于省定标准、基本装备配置标准统一|四项标准均已统一|是
7|特殊教育学校生均公用经费不低于8000元|特殊教育学校公用经费503.5万元，学生530人，生均公用经费9500元|是
8|全县义务教育学校教师平均工资收入水平不低于当地公务员平均工资收入水平|教师年平均工资收入9.86万元，当地公务员年平均工资收入9.79万元|是
9|教师5年360学时培训完成率达到100%|完成360学时培训教师10543人，专任教师总数10543人，完成率100%|是
11|全县每年交流轮岗教师的比例不低于符合交流条件教师总数的10%；其中骨干教师不低于交流轮岗教师总数的20%|符合交流条件教师5904人，实际交流轮岗800人，占13.55%，其中骨干教师270人，占33.75%|是
12|专任教师持有教师资格证上岗率达到100%|专任教师10543人，持有教师资格证10543人，持证率100%|是
13|城区和镇区公办小学、初中（均不含寄宿制学校）就近划片入学比例分别达到100%、95%以上|小学就近划片入学比例100%，初中98.75%|是
14|全县优质高中招生名额分配比例不低于50%，并向农村初中倾斜|优质高中招生计划3480人，分配名额1740人，占50%，其中分配农村初中1495人|是
15|留守儿童关爱体系健全，全县符合条件的随迁子女在公办学校和政府购买服务的民办学校就读的比例不低于85%|符合条件的随迁子女1000人，在公办学校就读840人，在政府购买服务的民办学校就读20人，占86%|是
";
const TABLE_5: &str = "
表Ⅴ 教育质量
序号|名称|指标值或简要结论|是否达标
1|全县初中三年巩固率达到95%以上|毕业生280人，三年前初一在校生300人，转入20人，死亡1人，转出30人，巩固率97.0%|是
2|全县残疾儿童少年入学率达到95%以上|适龄残疾儿童少年312人，已入学309人，入学率99.0%|是
3|所有学校制定章程，实现学校管理与教学信息化|各校均已制定章程|是
6|全县所有学校德育工作、校园文化建设水平达到良好以上|有两所学校只达到合格|否
9|在国家义务教育质量监测中，相关科目学生学业水平达到Ⅲ级以上，且校际差异率低于0.15|语文Ⅲ级、校际差异率0.12；数学Ⅳ级、校际差异率0.149；科学Ⅱ级、校际差异率0.08|否
";

#[test]
fn figures_are_taken_out_of_the_conclusions_of_the_application_tables() {
    let book = workbooks::plain(&[("表Ⅳ", rows(TABLE_4)), ("表Ⅴ", rows(TABLE_5))]);
    let imported = import(&[("申报表.xlsx", book)]);
    let county = &imported.counties[0];
    for (id, path, expected) in [
        ("layoutPlan", "state", json!("have")),
        ("layoutPlan", "note", json!("全县学校布局规划已批准实施")),
        ("unifiedBuilding", "state", json!("have")),
        ("unifiedEquipment", "state", json!("have")),
        ("specialFunds", "funds", json!(5_035_000.0)),
        ("specialFunds", "students", json!(530.0)),
        ("wages", "teachers", json!(98_600.0)),
        ("wages", "officials", json!(97_900.0)),
        ("training360", "value", json!(100.0)),
        ("exchangeRate", "eligible", json!(5904.0)),
        ("exchangeRate", "exchanged", json!(800.0)),
        ("exchangeBackbone", "backbone", json!(270.0)),
        ("certified", "value", json!(100.0)),
        ("inZonePrimary", "value", json!(100.0)),
        ("inZoneJunior", "value", json!(98.75)),
        ("quotaShare", "plan", json!(3480.0)),
        ("quotaShare", "allocated", json!(1740.0)),
        ("quotaRural", "state", json!("have")),
        ("quotaRural", "rural", json!(1495.0)),
        ("migrantShare", "eligible", json!(1000.0)),
        ("migrantShare", "public", json!(840.0)),
        ("migrantShare", "purchased", json!(20.0)),
        ("leftBehindCare", "state", json!("have")),
        ("retention", "graduates", json!(280.0)),
        ("retention", "entrants", json!(300.0)),
        ("retention", "transferredIn", json!(20.0)),
        ("retention", "transferredOut", json!(30.0)),
        ("retention", "deaths", json!(1.0)),
        ("disabled", "enrolled", json!(309.0)),
        ("charters", "state", json!("have")),
        ("moralEducation", "state", json!("none")),
        ("monitoring", "语文.level", json!(3.0)),
        ("monitoring", "语文.rate", json!(0.12)),
        ("monitoring", "数学.level", json!(4.0)),
        ("monitoring", "数学.rate", json!(0.149)),
        ("monitoring", "科学.level", json!(2.0)),
        ("monitoring", "科学.rate", json!(0.08)),
    ] {
        assert_eq!(value(county, id, path), expected, "{id} {path}");
    }
    let bad: Vec<_> = imported.findings.iter().filter(|f| f.severity == Severity::Must).collect();
    assert!(bad.is_empty(), "{bad:?}");
    // No stated share contradicts its figures: 97.0 % is 290 / 299 by the first formula.
    assert!(!codes(&imported).contains(&"answer-share-differs"), "{:?}", imported.findings);
    assert!(codes(&imported).contains(&"answer-from-sentence"));
    let items = assessed(county);
    assert_eq!(items["retention"].met, Some(true));
    assert_eq!(items["monitoring"].met, Some(false));
    assert!(items["monitoring"].why.contains("科学"), "{}", items["monitoring"].why);
    assert_eq!(items["moralEducation"].met, Some(false));
}

const SURVEY: &str = "
表Ⅵ 社会认可度调查情况
 |问卷调查|||||实地走访||
群体|问卷总数|回收有效问卷数|满意问卷数|问卷综合满意度(%)|走访人数|满意人数|实地走访满意度(%)
计|1500|1450|1305|90.0|30|28|93.3
家长|1000|960|864|90.0|20|19|95.0
教师|500|490|441|90.0|10|9|90.0
";

#[test]
fn recognition_is_read_by_group_and_its_sums_are_checked() {
    let imported = import(&[("表6.xlsx", sheet("表Ⅵ", SURVEY))]);
    let county = &imported.counties[0];
    let answer = county.government["recognition"].value.as_ref().unwrap();
    assert_eq!(answer.as_object().unwrap().len(), 2, "{answer}");
    assert_eq!(value(county, "recognition", "家长.valid"), json!(960.0));
    assert_eq!(value(county, "recognition", "教师.visitSatisfied"), json!(9.0));
    assert_eq!(codes(&imported), ["county-unnamed"]);
    let wrong = SURVEY
        .replace("计|1500|1450", "计|1500|1460")
        .replace("|864|90.0", "|864|95.0")
        .replace("教师|500|490|441", "教师|500|490|499");
    let found = import(&[("表6.xlsx", sheet("表Ⅵ", &wrong))]);
    let found = codes(&found);
    for code in ["answer-sum-differs", "answer-share-differs", "answer-part-over"] {
        assert!(found.contains(&code), "{code}: {found:?}");
    }
    // Only the sum: it stands alone.
    let alone = "名称|有效问卷数|满意问卷数\n计|1450|1305";
    let imported = import(&[("表6.xlsx", sheet("表Ⅵ", alone))]);
    assert_eq!(value(&imported.counties[0], "recognition", "计.satisfied"), json!(1305.0));
}

#[test]
fn table_one_gives_the_county_and_is_compared_with_the_schools() {
    let table = "
表Ⅰ 基本情况
自然情况||||经济情况||||普通中小学校数（所）||在校学生数（人）|
人口总数（万人）|农业人口数（万人）|乡镇数|行政村数|年人均国内生产总值（元）|年人均地方财政收入（元）|农民年人均纯收入（元）|城镇居民年人均可支配收入（元）|小学|初中|小学|初中
L1|L2|L3|L4|L5|L6|L7|L8|L9|L11|L19|L20
82.05|40.2|12|205|81200|3960|23850|46720|2|0|500|0
";
    let schools = "
学校标识码|学校名称|办学类型|小学在校学生数(人)|小学班级数(个)
3500000001|一小|小学|300|8
3500000002|二小|小学|180|6
";
    let files = [("表1.xlsx", sheet("表Ⅰ", table)), ("校.xlsx", sheet("学校", schools))];
    let imported = import(&files);
    let county = &imported.counties[0];
    assert_eq!(county.schools.len(), 2);
    assert_eq!(county.population, Some(820_500.0));
    for (key, figure) in [
        ("ruralPopulation", 402_000.0),
        ("townships", 12.0),
        ("villages", 205.0),
        ("gdpPerHead", 81_200.0),
        ("revenuePerHead", 3960.0),
        ("ruralIncome", 23_850.0),
        ("urbanIncome", 46_720.0),
    ] {
        assert_eq!(county.basics.figure(key), Some(json!(figure)), "{key}");
    }
    let differ: Vec<_> = imported.findings.iter().filter(|f| f.code == "table-differs").collect();
    assert_eq!(differ.len(), 1, "{differ:?}");
    assert_eq!(differ[0].cell.unwrap().to_string(), "K5");
    assert_eq!(differ[0].args["computed"], 480.0.into());
    let said = Words::new(Lang::ZhHans).finding(differ[0]);
    assert!(said.contains("小学 · 学生数"), "{said}");
}

#[test]
fn figures_by_year_become_the_series_of_a_rubric() {
    let across = "
生均一般公共预算教育支出（单位：元）
学段|2019年|2020年|2021年
小学|9800|10100|10250
初中|13200|13900|13900
学科类校外培训机构数|41|28|6
";
    let imported = import(&[("年.xlsx", sheet("经费", across))]);
    let county = &imported.counties[0];
    assert_eq!(value(county, "budget", "小学.2020"), json!(10_100.0));
    assert_eq!(value(county, "budget", "初中.2021"), json!(13_900.0));
    let agencies = county.government["training-agencies"].value.clone();
    assert_eq!(agencies, Some(json!({ "2019": 41.0, "2020": 28.0, "2021": 6.0 })));
    // The same figures stand in the yearly table, each with its cell.
    let years = &county.plan["years"];
    assert_eq!(years["perPupilPrimary"]["2020"], json!(10_100.0));
    assert_eq!(years["trainingInstitutions"]["2021"], json!(6.0));
    let at = county.yearly_read_at("perPupilJunior", 2021).unwrap();
    assert_eq!(at, ReadAt { source: Some(0), cell: CellRef::parse("D4") });
}

/// Rules from year to year are judged by what was imported, nobody is asked again; money in 万元.
#[test]
fn imported_years_are_judged_and_typed_ones_stay() {
    let table = "
教育经费情况（单位：万元）
项目|2021年|2022年|2023年
一般公共预算教育支出|61427|90396.5|89000
教师继续教育经费|980|1100|1200
学生总体近视率（%）|60.2|59.7|101
";
    let mut county = import(&[("经费.xlsx", sheet("经费", table))]).counties.remove(0);
    assert_eq!(county.yearly("spending", 2022), Some(&json!(903_965_000.0)));
    let plan = junheng::plan::plan(&county, None, &junheng::plan::Options::default()).unwrap();
    let rule = plan.rules.iter().find(|rule| rule.id == "spending").unwrap();
    assert_eq!((rule.met, rule.steps.len()), (Some(false), 2));
    // A figure that cannot be one is told with file, sheet and cell.
    let wrong = plan.findings.iter().find(|f| f.code == "plan-over-hundred").unwrap();
    assert_eq!(wrong.file.as_deref(), Some("经费.xlsx"));
    assert_eq!(wrong.cell.unwrap().to_string(), "D5");
    // What a person typed stays; what was read is replaced; both are said, with the place.
    county.plan.get_mut("years").unwrap()["spending"]["2021"] = json!(1);
    let next = table.replace("90396.5", "90400");
    let options = ImportOptions { into: Some(county), ..ImportOptions::default() };
    let imported = with(&[("经费2.xlsx", sheet("经费", &next))], options);
    let county = &imported.counties[0];
    assert_eq!(county.yearly("spending", 2021), Some(&json!(1)));
    assert_eq!(county.yearly("spending", 2022), Some(&json!(904_000_000.0)));
    let said = |code: &str| {
        let finding = imported.findings.iter().find(|finding| finding.code == code).unwrap();
        assert_eq!(finding.file.as_deref(), Some("经费2.xlsx"));
        Words::new(Lang::ZhHans).finding(finding)
    };
    assert!(said("year-kept").contains("一般公共预算教育支出 2021"), "{}", said("year-kept"));
    assert!(said("answer-replaced").contains("一般公共预算教育支出 2022"));
}

#[test]
fn what_was_typed_stays_and_what_was_imported_is_replaced() {
    let first = import(&[("县表.xlsx", sheet("填报", FORM))]).counties.remove(0);
    let mut county = first.clone();
    let wages = county.government.get_mut("wages").unwrap();
    let typed = json!({ "teachers": 99_000.0, "officials": 97_900.0 });
    *wages = Answer { value: Some(typed), ..wages.clone() };
    let next = FORM.replace("9.86", "9.91").replace("|530|", "|540|");
    let options = ImportOptions { into: Some(county), ..ImportOptions::default() };
    let imported = with(&[("县表2.xlsx", sheet("填报", &next))], options);
    let county = &imported.counties[0];
    assert_eq!(value(county, "wages", "teachers"), json!(99_000.0));
    assert_eq!(value(county, "specialFunds", "students"), json!(540.0));
    let found = codes(&imported);
    assert!(found.contains(&"answer-kept") && found.contains(&"answer-replaced"), "{found:?}");
    assert!(!found.contains(&"answer-differs"));
    // The same file again changes nothing and says nothing.
    let options = ImportOptions { into: Some(first.clone()), ..ImportOptions::default() };
    let again = with(&[("县表.xlsx", sheet("填报", FORM))], options);
    assert_eq!(again.counties[0], first);
    assert!(!codes(&again).iter().any(|code| code.starts_with("answer")), "{:?}", codes(&again));
    // Two forms that differ: the first to speak stays.
    let both = [("a.xlsx", sheet("填报", FORM)), ("b.xlsx", sheet("填报", &next))];
    let imported = import(&both);
    assert_eq!(value(&imported.counties[0], "wages", "teachers"), json!(98_600.0));
    assert!(codes(&imported).contains(&"answer-differs"));
}

#[test]
fn a_line_can_be_corrected_and_the_correction_is_remembered() {
    let text = "
填报项目|单位|填报值
教师收入情况|万元|9.86
公务员收入情况|万元|9.79
特教经费总额|元|5035000
特教学生数|人|530
";
    let plain = import(&[("a.xlsx", sheet("表", text))]);
    assert!(
        !plain.counties[0].government.contains_key("wages") || {
            plain.counties[0].government["wages"].figure("teachers").is_none()
        }
    );
    let key = "教师收入情况".to_owned();
    let column = plain.mapping[0].columns.iter().find(|c| c.key() == key).unwrap();
    assert!(column.alternatives.contains(&"answer.wages.teachers".to_owned()));
    let options = ImportOptions {
        mapping: BTreeMap::from([(key.clone(), "answer.wages.teachers".to_owned())]),
        ..ImportOptions::default()
    };
    let imported = with(&[("a.xlsx", sheet("表", text))], options);
    let county = imported.counties[0].clone();
    assert_eq!(value(&county, "wages", "teachers"), json!(98_600.0));
    // Next year's form is read so from the county's own memory.
    let next = text.replace("9.86", "9.99");
    let options = ImportOptions { into: Some(county), ..ImportOptions::default() };
    let imported = with(&[("b.xlsx", sheet("表", &next))], options);
    assert_eq!(value(&imported.counties[0], "wages", "teachers"), json!(99_900.0));
}

/// A school's own form with what it says of the items that every school must meet.
fn self_report(name: &str, code: &str, charter: &str, moral: &str, graduates: &str) -> Vec<u8> {
    let text = format!(
        "义务教育优质均衡发展学校自评表
序号|类别|填报项目|单位|填报值
1|基本信息|学校名称||{name}
2||学校标识码||\u{200b}{code}
3||办学类型||初级中学
4|学生|初中在校学生数|人|600
5|教师|初中专任教师总数|人|52
6||初中就近划片入学学生数|人|590
7|管理|是否制定学校章程|是/否|{charter}
8||是否实现学校管理与教学信息化|是/否|是
9||德育工作等级|等级|{moral}
10||校园文化建设水平|等级|优秀
11||是否存在过重课业负担|是/否|否
12|巩固|毕业学生数|人|{graduates}
13||三年前初一在校学生数|人|200
14||三年间转入学生数|人|3
15||三年间转出学生数|人|5
16||三年间死亡学生数|人|0"
    );
    sheet("学校自评表", &text)
}

#[test]
fn what_schools_say_becomes_the_countys_answer_with_offenders_by_name() {
    let one = self_report("一中", "3500000041", "是", "良好", "190");
    let two = self_report("二中", "3500000042", "否", "合格", "195");
    let files = [("一中.xlsx", one.clone()), ("二中.xlsx", two)];
    let imported = import(&files);
    let county = &imported.counties[0];
    assert_eq!(county.schools.len(), 2);
    assert_eq!(value(county, "charters", "state"), json!("none"));
    assert_eq!(value(county, "moralEducation", "state"), json!("none"));
    assert_eq!(value(county, "workload", "state"), json!("have"));
    assert!(!county.government.contains_key("curriculum"));
    let schools = &county.government["charters"].extra["schools"];
    assert_eq!(*schools, json!({ "of": 2, "said": 2, "not": ["3500000042"] }));
    assert_eq!(value(county, "retention", "graduates"), json!(385.0));
    assert_eq!(value(county, "retention", "entrants"), json!(400.0));
    let said = imported.findings.iter().find(|f| f.code == "schools-not-met").unwrap();
    assert!(Words::new(Lang::ZhHans).finding(said).contains("二中"));
    let items = assessed(county);
    assert_eq!(items["charters"].met, Some(false));
    assert!(items["charters"].why.contains("二中"), "{}", items["charters"].why);
    // (385 - 6 + 10) / (400 - 0)
    assert_eq!(items["retention"].value, Some(97.25));

    // A school that says nothing leaves the item open, and what is added up too.
    let silent = "
学校标识码|学校名称|办学类型|初中在校学生数(人)|初中班级数(个)
\u{200b}3500000043|三中|初级中学|300|8
";
    let files = [("一中.xlsx", one), ("校.xlsx", sheet("学校", silent))];
    let imported = import(&files);
    let county = &imported.counties[0];
    assert_eq!(county.schools.len(), 2);
    assert!(county.government.get("charters").is_none_or(|a| a.state().is_none()));
    assert!(!county.government.contains_key("retention"));
    assert!(codes(&imported).contains(&"schools-silent"));
}

#[test]
fn a_schools_statistics_and_the_countys_word_against_its_schools() {
    // A form of a school's statistics has lines of the same names, and answers nothing.
    let form = "
教基3119 在校生变动情况
指标名称|计量单位|数量
毕业生数|人|190
招生数|人|200
转入|人|3
转出|人|5
死亡|人|0
专任教师|人|52
";
    let imported = import(&[("一中.xlsx", sheet("教基3119", form))]);
    assert!(imported.counties.iter().all(|county| county.government.is_empty()));
    let imported = import(&[("一中.xlsx", sheet("变动", &form.replace("教基3119", "")))]);
    assert!(imported.counties.iter().all(|county| county.government.is_empty()));

    // The county says that all schools have a charter, one of them says that it has none.
    let form = "
填报项目|填报值
所有学校制定章程|是
学校规划布局合理|是
优质高中招生计划数|3480
";
    let files = [
        ("县.xlsx", sheet("县表", form)),
        ("一中.xlsx", self_report("一中", "3500000041", "否", "良好", "190")),
    ];
    let imported = import(&files);
    assert_eq!(value(&imported.counties[0], "charters", "state"), json!("none"));
    assert!(codes(&imported).contains(&"answer-differs"));
}

#[test]
fn every_line_of_the_map_answers_an_item_there_is() {
    let read = |path: &str| {
        std::fs::read_to_string(format!("{}/src/data/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    };
    let mut known: Vec<String> =
        ["basics", "training-agencies", "budget"].map(str::to_owned).into();
    for file in ["quality-balance-2017", "basic-balance-2012"] {
        let text = read(&format!("conditions/{file}.toml"));
        let ids = text.split("id = \"").skip(1).filter_map(|rest| rest.split('"').next());
        known.extend(ids.map(str::to_owned));
    }
    let text = read("forms/county-form.toml");
    let answers = text.lines().filter_map(|line| line.strip_prefix("answer = "));
    let answers: Vec<&str> = answers.map(|id| id.trim_matches('"')).collect();
    assert!(answers.len() > 80);
    for id in answers {
        assert!(known.iter().any(|known| known == id), "{id}");
    }
}

/// What a person told: header path → what it is.
fn told(pairs: &[(&str, &str)]) -> ImportOptions {
    let mapping = pairs.iter().map(|(path, id)| ((*path).to_owned(), (*id).to_owned()));
    ImportOptions { mapping: mapping.collect(), ..ImportOptions::default() }
}

/// Lines in words that nobody knows: whole items, one of several subjects, with what stands beside.
#[test]
fn a_line_of_the_county_can_be_told_to_answer_any_item() {
    let form = "
序号|填报项目|单位|填报值|备注说明
1|优质高中招生计划数|人|3480|
2|优质高中名额分配数|人|1740|
3|适龄残疾儿童少年总数|人|312|
4|本县学校摆布情况|是/否|是|已修编
5|语言类检测结果|级|Ⅲ级|
";
    let files = [("县表.xlsx", sheet("填报", form))];
    let plain = import(&files);
    let place = plain.mapping[0].columns.iter().find(|c| c.key() == "本县学校摆布情况").unwrap();
    assert_eq!(place.target, None);
    for id in ["answer.layoutPlan", "answer.monitoring.语文.level", "answer.wages.teachers"] {
        assert!(place.alternatives.iter().any(|a| a == id), "{id}: {:?}", place.alternatives);
    }
    let options = told(&[
        ("本县学校摆布情况", "answer.layoutPlan"),
        ("语言类检测结果", "answer.monitoring.语文.level"),
    ]);
    let imported = with(&files, options);
    let county = &imported.counties[0];
    assert_eq!(value(county, "layoutPlan", "state"), json!("have"));
    assert_eq!(value(county, "layoutPlan", "note"), json!("已修编"));
    assert_eq!(value(county, "monitoring", "语文.level"), json!(3.0));
    // The next file is read the same way without being told.
    let next = ImportOptions { into: Some(county.clone()), ..ImportOptions::default() };
    let no = form.replace("是/否|是|", "是/否|否|");
    let again = with(&[("明年.xlsx", sheet("填报", &no))], next);
    assert_eq!(value(&again.counties[0], "layoutPlan", "state"), json!("none"));
}

/// A line of a school's own form: an item all schools must meet, a figure added up, what it is.
#[test]
fn a_line_of_a_school_can_be_told_to_answer_an_item() {
    let of = |name: &str, code: &str, rules: &str| {
        let text = format!(
            "
类别|填报项目|单位|填报值
基本|学校名称||{name}
基本|学校标识码||\u{200b}{code}
基本|办学类型||初级中学
学生|初中在校学生数|人|600
管理|校规校纪文本||{rules}
学生|届满离校|人|190
"
        );
        sheet("学校自评表", &text)
    };
    let files = [
        ("一中.xlsx", of("一中", "3500000041", "有")),
        ("二中.xlsx", of("二中", "3500000042", "无")),
    ];
    let plain = import(&files);
    let line = |imported: &Imported, key: &str| {
        imported.mapping[0].columns.iter().find(|c| c.key() == key).unwrap().clone()
    };
    let rules = line(&plain, "管理 → 校规校纪文本");
    assert_eq!(rules.target, None);
    assert!(rules.alternatives.contains(&"answer.charters.charter".to_owned()));
    assert!(!plain.counties[0].government.contains_key("charters"));
    let imported = with(
        &files,
        told(&[
            ("管理 → 校规校纪文本", "answer.charters.charter"),
            ("学生 → 届满离校", "answer.retention.graduates"),
        ]),
    );
    let told = line(&imported, "管理 → 校规校纪文本");
    assert_eq!(told.target.as_deref(), Some("answer.charters.charter"));
    assert!(told.corrected);
    let county = &imported.counties[0];
    assert_eq!(value(county, "charters", "state"), json!("none"));
    assert_eq!(county.government["charters"].extra["schools"]["not"], json!(["3500000042"]));
    let second = county.schools.iter().find(|school| school.name == "二中").unwrap();
    assert_eq!(second.answers["retention"]["graduates"], json!(190.0));
}

/// 学制 from the county's own form, from schools' forms, and where they do not agree.
#[test]
fn the_grade_system_is_read_with_its_place_and_serves_the_projection() {
    use junheng::county::GradeSystem::{FiveFour, SixThree};
    let form = "
填报项目|填报值
学制|五四制
优质高中招生计划数|3480
优质高中名额分配数|1740
";
    let imported = import(&[("县表.xlsx", sheet("填报", form))]);
    let county = &imported.counties[0];
    assert_eq!(county.grade_system(), Some(FiveFour));
    let at = county.basics.read_at("gradeSystem").unwrap();
    assert_eq!(at.cell.unwrap().to_string(), "B2");
    // Nothing else tells: the forecast follows it.
    let found = junheng::project::forecast::forecast(county, &Default::default());
    assert_eq!(found.system, FiveFour);
    let unclear = import(&[("县表.xlsx", sheet("填报", &form.replace("五四制", "九年制")))]);
    assert_eq!(unclear.counties[0].grade_system(), None);
    assert!(codes(&unclear).contains(&"grade-system-unknown"));

    let of = |name: &str, years: &str| {
        let text = format!(
            "
类别|填报项目|单位|填报值
基本|学校名称||{name}
基本|办学类型||小学
基本|小学学制|年|{years}
学生|小学在校学生数|人|600
"
        );
        sheet("学校自评表", &text)
    };
    let both =
        |second: &str| import(&[("一小.xlsx", of("一小", "6")), ("二小.xlsx", of("二小", second))]);
    let agreed = both("六年");
    assert_eq!(agreed.counties[0].grade_system(), Some(SixThree));
    let place = agreed.counties[0].basics.read_at("gradeSystem").unwrap();
    assert_eq!(agreed.counties[0].sources[place.source.unwrap() as usize].file, "一小.xlsx");
    let differ = both("5");
    assert_eq!(differ.counties[0].grade_system(), None);
    let finding = differ.findings.iter().find(|f| f.code == "grade-systems-differ").unwrap();
    assert_eq!(
        (finding.file.as_deref(), finding.args["five"].clone()),
        (Some("二小.xlsx"), 1.0.into())
    );
    // The county's own word against its schools' is told, in words.
    let files = [("一小.xlsx", of("一小", "6")), ("县表.xlsx", sheet("填报", form))];
    let imported = import(&files);
    let said = imported.findings.iter().find(|f| f.code == "answer-differs").unwrap();
    let said = Words::new(Lang::ZhHans).finding(said);
    assert!(said.contains("六三制") && said.contains("五四制"), "{said}");
}
