// zh = "每个目标由谁负责，最近一期是多少，完成率多少？"
// en = "Who answers for each target, what is the latest figure, and how much of the target is reached?"
// system = "目标任务 → 部门考核"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [columns]
// target = "目标"
// comparator = "比较"
// goal = "目标值"
// unit = "单位"
// lead = "牵头责任"
// period = "最近一期"
// value = "最近值"
// reached = "完成率"
// [words]
// comparator = "Comparator"

// A target said twice, a part of another and a summand have no row of their own. Who leads the target or its indicator answers
// for it, else who leads the programme that states it. A change against an unknown base, and another unit, have no rate.
MATCH (:LianTu:Place {id: $place})<-[at:TARGET_PLACE]-(t:LianTu:TargetStatement)-[on:ABOUT]->(i:LianTu:Indicator)
WHERE all(one IN [at, on] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
  AND NOT EXISTS { MATCH (t)-[:RESTATES|TARGET_PART_OF]->(:LianTu:TargetStatement) }
  AND NOT EXISTS { MATCH (t)<-[:SUM_OF]-(:LianTu:TargetStatement) }
OPTIONAL MATCH (t)<-[a:RESPONSIBLE_FOR {duty: 'lead'}]-(first:LianTu:Actor)
WHERE coalesce(a.valid_from, '') <= $as_of AND $as_of < coalesce(a.valid_to, '9999') AND coalesce(a.judgement, '') <> 'rejected'
OPTIONAL MATCH (i)<-[b:RESPONSIBLE_FOR {duty: 'lead'}]-(second:LianTu:Actor)
WHERE coalesce(b.valid_from, '') <= $as_of AND $as_of < coalesce(b.valid_to, '9999') AND coalesce(b.judgement, '') <> 'rejected'
OPTIONAL MATCH (t)<-[:RESTATES*0..1]-(:LianTu:TargetStatement)<-[s:SETS]-(:LianTu:Programme)<-[c:RESPONSIBLE_FOR {duty: 'lead'}]-(third:LianTu:Actor)
WHERE all(one IN [s, c] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
WITH DISTINCT t, i, coalesce(first.label, second.label, third.label) AS lead
OPTIONAL MATCH (i)<-[m:MEASURES]-(o:LianTu:Observation)-[of:OBSERVED_OF]->(:LianTu:Place {id: $place})
WHERE (last(split(m.period, '/')) < left($as_of, size(last(split(m.period, '/')))) OR last(split(m.period, '/')) + '-12-31' = $as_of) AND all(one IN [m, of] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
WITH t, i, lead, max(m.period) AS period
OPTIONAL MATCH (i)<-[m:MEASURES {period: period}]-(o:LianTu:Observation)-[of:OBSERVED_OF]->(:LianTu:Place {id: $place})
WHERE all(one IN [m, of] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
RETURN t.label AS target, t.comparator AS comparator, t.targetValue AS goal, t.unitText AS unit, lead, period, o.observedValue AS value,
       CASE WHEN coalesce(t.comparator, '') IN ['raise_by', 'raise_by_at_least', 'lower_by', 'lower_by_at_least'] OR t.unitText <> o.unitText THEN null
            WHEN i.direction = 'lower' THEN t.targetValue / o.observedValue
            WHEN i.direction = 'higher' THEN o.observedValue / t.targetValue END AS reached
ORDER BY reached, target
