// zh = "众创空间、孵化器、加速器：孵化链哪一段最薄？"
// en = "Makerspaces, incubators, accelerators: which step of incubation is the thinnest?"
// system = "众创空间+孵化器+加速器"
// [columns]
// kind = "载体类型"
// carriers = "已建个数"
// recognised = "省级及以上"
// area = "面积（㎡）"
// hosted = "在孵单位"
// [words]
// kind = "IncubatorKind"
UNWIND ['makerspace', 'incubator', 'accelerator'] AS kind
OPTIONAL MATCH (i:LianTu:Incubator)
WHERE kind IN i.incubatorKind AND i.buildStatus = 'built' AND coalesce(i.opened, '') <= $as_of
OPTIONAL MATCH (i)-[h:HOSTS]->(o:LianTu:Actor)
WHERE coalesce(h.valid_from, '') <= $as_of AND $as_of < coalesce(h.valid_to, '9999') AND coalesce(h.judgement, '') <> 'rejected'
WITH kind, i, count(DISTINCT o.id) AS housed
WITH kind, count(i) AS carriers, count(i.floorArea) AS measured, sum(i.floorArea) AS floor, sum(housed) AS hosted,
     sum(CASE WHEN any(one IN i.level WHERE one IN ['international', 'national', 'provincial']) THEN 1 ELSE 0 END) AS recognised
RETURN kind, carriers, recognised, CASE WHEN measured > 0 THEN floor END AS area, hosted
ORDER BY carriers, hosted
