// zh = "技术合同：每年签了几份，成交额和技术交易额多少？"
// en = "Technology contracts: how many were signed each year, and for what amounts?"
// system = "技术合同 200 亿"
// [columns]
// year = "年份"
// contracts = "合同数"
// amount = "成交额（元）"
// technology = "技术交易额（元）"
MATCH (t:LianTu:Transfer)
WHERE t.signedOn <= $as_of
RETURN left(t.signedOn, 4) AS year, count(t) AS contracts, sum(t.contractAmount) AS amount, sum(t.technologyAmount) AS technology
ORDER BY year
