// zh = "科技成果停在哪一步：各阶段有几项，愿意转让几项，签了几份合同？"
// en = "Where do achievements stop: how many at each stage, how many open to transfer, how many contracts?"
// system = "技术合同与成果"
// [columns]
// stage = "阶段"
// achievements = "成果数"
// tested = "已中试"
// open = "愿意转让"
// contracts = "合同数"
// [words]
// stage = "AchievementStage"
UNWIND ['basic_research', 'applied_research', 'trading', 'industrialised'] AS stage
OPTIONAL MATCH (a:LianTu:Achievement {achievementStage: stage})
OPTIONAL MATCH (a)<-[r:TRANSFER_OF]-(t:LianTu:Transfer)
WHERE coalesce(t.signedOn, '') <= $as_of AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected'
WITH stage, a, count(DISTINCT t.id) AS signed
RETURN stage, count(a) AS achievements, sum(CASE WHEN a.pilotTested THEN 1 ELSE 0 END) AS tested,
       sum(CASE WHEN a.openToTransfer THEN 1 ELSE 0 END) AS open, sum(signed) AS contracts
ORDER BY stage
