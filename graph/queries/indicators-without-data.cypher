// zh = "哪些指标有目标、没有数据？"
// en = "Which indicators have a target and no figure?"
// system = "目标任务 → 部门考核"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [columns]
// indicator = "指标"
// unit = "单位"
// counts = "由谁统计"
// targets = "目标表述数"
MATCH (:LianTu:Place {id: $place})<-[at:TARGET_PLACE]-(t:LianTu:TargetStatement)-[on:ABOUT]->(i:LianTu:Indicator)
WHERE all(one IN [at, on] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
  AND NOT EXISTS {
    MATCH (i)<-[m:MEASURES]-(:LianTu:Observation)-[of:OBSERVED_OF]->(:LianTu:Place {id: $place})
    WHERE (last(split(m.period, '/')) < left($as_of, size(last(split(m.period, '/')))) OR last(split(m.period, '/')) + '-12-31' = $as_of) AND all(one IN [m, of] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
  }
WITH i, count(DISTINCT t.id) AS targets
RETURN i.label AS indicator, i.unitText AS unit, i.whoCounts AS counts, targets
ORDER BY targets DESC, indicator
