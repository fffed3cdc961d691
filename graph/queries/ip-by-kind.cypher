// zh = "知识产权：各类有效、审查中、失效或驳回各几件，高价值几件？"
// en = "Intellectual property: how many of each kind are in force, pending or ended, and how many of high value?"
// system = "知识产权服务"
// [columns]
// kind = "类型"
// in_force = "有效"
// pending = "审查中"
// ended = "失效或驳回"
// high_value = "有效且高价值"
// [words]
// kind = "IpKind"
MATCH (p:LianTu:IntellectualProperty)
WHERE coalesce(p.filedOn, '') <= $as_of
RETURN p.ipKind AS kind, sum(CASE WHEN p.legalStatus = 'in_force' THEN 1 ELSE 0 END) AS in_force,
       sum(CASE WHEN p.legalStatus = 'pending' THEN 1 ELSE 0 END) AS pending,
       sum(CASE WHEN p.legalStatus IN ['lapsed', 'refused'] THEN 1 ELSE 0 END) AS ended,
       sum(CASE WHEN p.legalStatus = 'in_force' AND p.highValue THEN 1 ELSE 0 END) AS high_value
ORDER BY in_force DESC, kind
