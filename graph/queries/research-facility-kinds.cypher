// zh = "研发机构和创新平台：各类有几个，省级及以上几个？"
// en = "Research facilities: how many of each kind, and how many of provincial level or above?"
// system = "100 家研发机构和创新平台"
// [columns]
// kind = "类型"
// recorded = "已列入"
// built = "已建成"
// recognised = "省级及以上"
// planned = "拟建和在建"
// [words]
// kind = "FacilityKind"
MATCH (f:LianTu:ResearchFacility)
UNWIND f.facilityKind AS kind
WITH kind, f, CASE WHEN any(one IN f.level WHERE one IN ['international', 'national', 'provincial']) THEN 1 ELSE 0 END AS high
RETURN kind, count(f) AS recorded,
       sum(CASE WHEN f.buildStatus = 'built' AND coalesce(f.opened, '') <= $as_of THEN 1 ELSE 0 END) AS built,
       sum(high) AS recognised, sum(CASE WHEN f.buildStatus IN ['planned', 'building'] THEN 1 ELSE 0 END) AS planned
ORDER BY recorded DESC, kind
