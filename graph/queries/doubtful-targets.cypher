// zh = "哪些目标的写法有疑问？"
// en = "Which targets are worded so that their meaning is in doubt?"
// system = "目标任务 → 部门考核"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [columns]
// section = "所在章节"
// target = "目标"
// said = "原文"
// doubt = "疑问"
MATCH (:LianTu:Place {id: $place})<-[at:TARGET_PLACE]-(t:LianTu:TargetStatement)
WHERE t.doubt IS NOT NULL AND coalesce(at.valid_from, '') <= $as_of AND $as_of < coalesce(at.valid_to, '9999') AND coalesce(at.judgement, '') <> 'rejected'
RETURN t.inSection AS section, t.label AS target, t.quote AS said, t.doubt AS doubt
ORDER BY section, target
