// zh = "这项数字工程的每个数字指什么，建成多少？"
// en = "What does each number of a numbered programme mean, and how much of it is built?"
// system = "351"
// [parameters.programme]
// type = "Programme"
// zh = "工程"
// en = "programme"
// [columns]
// ordinal = "序号"
// target = "指什么"
// value = "目标值"
// unit = "单位"
// basis = "口径"
// recorded = "已列入"
// built = "已建成"

// What is planned in a number, or in a number it is the sum of, is counted; where nothing is recorded, nothing is said.
MATCH (:LianTu:Programme {id: $programme})-[s:SETS]->(t:LianTu:TargetStatement)
WHERE coalesce(s.valid_from, '') <= $as_of AND $as_of < coalesce(s.valid_to, '9999') AND coalesce(s.judgement, '') <> 'rejected'
OPTIONAL MATCH (t)-[u:SUM_OF*0..1]->(:LianTu:TargetStatement)<-[i:PLANNED_IN]-(thing:LianTu:Actor)
WHERE all(one IN u WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected') AND coalesce(i.valid_from, '') <= $as_of AND $as_of < coalesce(i.valid_to, '9999') AND coalesce(i.judgement, '') <> 'rejected'
WITH t, count(DISTINCT thing.id) AS recorded, count(DISTINCT CASE WHEN thing.buildStatus = 'built' THEN thing.id END) AS built
RETURN t.ordinal AS ordinal, t.label AS target, t.targetValue AS value, t.unitText AS unit, t.basis AS basis,
       CASE WHEN recorded > 0 THEN recorded END AS recorded, CASE WHEN recorded > 0 THEN built END AS built
ORDER BY ordinal
