// zh = "这项数字工程的每个数字指什么，完成多少？"
// en = "What does each number of a numbered programme mean, and how much of it is done?"
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
// period = "最近一期"
// observed = "最近值"
// [words]
// basis = "Basis"

// What is planned in a number, in the one it restates or in those it sums is counted; where nothing is recorded, nothing is said.
// A figure of the indicator is one of the whole: parts and summands have none.
MATCH (:LianTu:Programme {id: $programme})-[s:SETS]->(t:LianTu:TargetStatement)
WHERE coalesce(s.valid_from, '') <= $as_of AND $as_of < coalesce(s.valid_to, '9999') AND coalesce(s.judgement, '') <> 'rejected'
OPTIONAL MATCH (t)-[u:SUM_OF|RESTATES*0..1]->(:LianTu:TargetStatement)<-[i:PLANNED_IN]-(thing:LianTu:Actor)
WHERE all(one IN u WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected') AND coalesce(i.valid_from, '') <= $as_of AND $as_of < coalesce(i.valid_to, '9999') AND coalesce(i.judgement, '') <> 'rejected'
WITH t, count(DISTINCT thing.id) AS recorded, count(DISTINCT CASE WHEN thing.buildStatus = 'built' THEN thing.id END) AS built
OPTIONAL MATCH (t)-[on:ABOUT]->(:LianTu:Indicator)<-[m:MEASURES]-(:LianTu:Observation)-[of:OBSERVED_OF]->(:LianTu:Place)<-[at:TARGET_PLACE]-(t)
WHERE (last(split(m.period, '/')) < left($as_of, size(last(split(m.period, '/')))) OR last(split(m.period, '/')) + '-12-31' = $as_of) AND all(one IN [on, m, of, at] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
  AND NOT EXISTS { MATCH (t)-[:TARGET_PART_OF]->(:LianTu:TargetStatement) }
  AND NOT EXISTS { MATCH (t)<-[:SUM_OF]-(:LianTu:TargetStatement) }
WITH t, recorded, built, max(m.period) AS period
OPTIONAL MATCH (t)-[:ABOUT]->(:LianTu:Indicator)<-[m:MEASURES {period: period}]-(o:LianTu:Observation)-[of:OBSERVED_OF]->(:LianTu:Place)<-[:TARGET_PLACE]-(t)
WHERE all(one IN [m, of] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
RETURN DISTINCT t.ordinal AS ordinal, t.label AS target, t.targetValue AS value, t.unitText AS unit, t.basis AS basis,
       CASE WHEN recorded > 0 THEN recorded END AS recorded, CASE WHEN recorded > 0 THEN built END AS built,
       period, o.observedValue AS observed
ORDER BY ordinal
