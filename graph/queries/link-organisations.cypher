// zh = "每个环节本地有几家企业计入？"
// en = "How many local organisations count at each link?"
// system = "产业链"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [parameters.chain]
// type = "IndustryChain"
// zh = "产业链（不填为全部）"
// en = "chain (all if left out)"
// default = ""
// [parameters.rollup]
// type = "boolean"
// zh = "细类并入上级环节"
// en = "roll kinds up into their parent link"
// default = "true"
// [columns]
// link = "环节"
// label = "名称"
// organisations = "计入企业数"
// substantial = "其中份额不可忽略"
// # The Cypher twin of graph/states: local, confirmed, and counted or counted weakly. What it cannot say stands in decision 0015.
// # Years for which evidence is fresh: the nearest place's own, else the nearest threshold, else the default.
MATCH (place:LianTu {id: $place})
OPTIONAL MATCH up = (place)-[:PART_OF*0..6]->(at:LianTu) WHERE at.evidenceWindow IS NOT NULL
WITH place, at.evidenceWindow AS years, CASE WHEN at IS NULL THEN 0 ELSE length(up) END AS far ORDER BY far
WITH place, collect(years) AS own
OPTIONAL MATCH up = (place)-[:PART_OF*0..6]->(at:LianTu)<-[:THRESHOLD_OF]-(t:LianTu:Threshold {thresholdName: 'evidence_window'})
WITH place, own, t.thresholdValue AS years, CASE WHEN t IS NULL THEN 0 ELSE length(up) END AS far ORDER BY far
WITH place, own, collect(years) AS near
OPTIONAL MATCH (t:LianTu:Threshold {thresholdName: 'evidence_window'}) WHERE NOT EXISTS { (t)-[:THRESHOLD_OF]->(:LianTu) }
WITH place, own, near, collect(t.thresholdValue) AS anywhere
WITH place, coalesce(own[0], near[0], anywhere[0], 3.0) AS years
WITH place, toString(toInteger(substring($as_of, 0, 4)) - toInteger(years)) AS year,
     coalesce(place.localSiteKind, ['registered', 'factory']) AS kinds, coalesce(place.unknownPlantCounts, true) AS plantless
WITH place, kinds, plantless, year + CASE WHEN $as_of ENDS WITH '-02-29' THEN '-02-28' ELSE substring($as_of, 4) END AS oldest
// Actors with a site here, and all their sites.
MATCH (place)<-[:PART_OF*0..6]-(p:LianTu)
MATCH (p)<-[w:LOCATED_IN]-(s:LianTu:Site)<-[o:OPERATES]-(a:LianTu)
WHERE coalesce(w.valid_from, '') <= $as_of AND $as_of < coalesce(w.valid_to, '9999')
  AND coalesce(o.valid_from, '') <= $as_of AND $as_of < coalesce(o.valid_to, '9999')
  AND coalesce(w.judgement, '') <> 'rejected' AND coalesce(o.judgement, '') <> 'rejected'
WITH kinds, plantless, oldest, a, collect(DISTINCT s.id) AS inside
MATCH (a)-[o:OPERATES]->(s:LianTu:Site)-[w:LOCATED_IN]->(:LianTu)
WHERE coalesce(w.valid_from, '') <= $as_of AND $as_of < coalesce(w.valid_to, '9999')
  AND coalesce(o.valid_from, '') <= $as_of AND $as_of < coalesce(o.valid_to, '9999')
  AND coalesce(w.judgement, '') <> 'rejected' AND coalesce(o.judgement, '') <> 'rejected'
WITH kinds, plantless, oldest, a, inside, collect(DISTINCT {id: s.id, kind: coalesce(s.siteKind, ''), status: coalesce(s.siteStatus, '')}) AS sites
WITH kinds, plantless, oldest, a, [s IN sites WHERE s.id IN inside] AS here, [s IN sites WHERE NOT s.id IN inside] AS away
WHERE any(s IN here WHERE s.kind IN kinds AND s.status <> 'vacated')
  AND NOT coalesce(a.operatingStatus, '') IN ['cancelled', 'revoked', 'moved']
// The firm's side of the evidence: stated and derived 挂链 in force, of periods that have ended, not rejected.
MATCH (a)-[r:OCCUPIES]->(l:LianTu:ChainLink)
WHERE coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected'
WITH kinds, plantless, oldest, a, here, away, l, r, split(coalesce(r.period, ''), '/') AS ends
WITH kinds, plantless, oldest, a, here, away, l, r, ends[size(ends) - 1] AS end
WITH kinds, plantless, oldest, a, here, away, l, r,
     end + CASE size(end) WHEN 4 THEN '-12-31' WHEN 7 THEN CASE WHEN substring(end, 5) = '02' THEN '-28'
       WHEN substring(end, 5) IN ['04', '06', '09', '11'] THEN '-30' ELSE '-31' END ELSE '' END AS end
WHERE end <= $as_of
// What stands behind each: texts (the original of a copy), their publisher and strength; those that are still fresh.
UNWIND r.witnesses AS witness
WITH kinds, plantless, oldest, a, here, away, l, r, end, split(witness, '|') AS told
WITH kinds, plantless, oldest, a, here, away, l, r, end, told[0] + ':source' AS source, split(told[2], '/') AS dates,
     CASE WHEN told[1] = '' THEN told[0] + ':source' ELSE told[1] END AS cited
OPTIONAL MATCH (own:LianTu {id: source})
OPTIONAL MATCH (paper:LianTu {id: cited})
OPTIONAL MATCH (paper)-[:COPY_OF*1..6]->(first:LianTu) WHERE NOT EXISTS { (first)-[:COPY_OF]->(:LianTu) }
WITH kinds, plantless, oldest, a, here, away, l, r, end, dates[size(dates) - 1] AS dated,
     coalesce(paper.strength, first.strength, own.strength, 'weak') AS strength,
     CASE WHEN first IS NULL THEN coalesce(paper.publisher, cited) ELSE coalesce(first.publisher, first.id) END AS publisher,
     CASE WHEN first IS NULL THEN paper.issuedOn ELSE first.issuedOn END AS issued
WITH kinds, plantless, oldest, a, here, away, l, r, end, strength, publisher,
     CASE WHEN dated <> '' THEN dated ELSE coalesce(issued, '9999') END AS dated
WITH kinds, plantless, oldest, a, here, away, l, r, end, collect(
  CASE WHEN dated + CASE size(dated) WHEN 4 THEN '-12-31' WHEN 7 THEN '-31' ELSE '' END < oldest THEN NULL
       ELSE {publisher: publisher, strong: strength = 'strong'} END) AS texts
// Evidence that names a plant is judged apart; of each product and plant only the latest period speaks.
WITH kinds, plantless, oldest, a, here, away, l, coalesce(r.site, '') AS site,
     CASE WHEN r.derived THEN r.product ELSE coalesce(r.role, '') END + '|' + coalesce(r.productAsNamed, '') AS about, max(end) AS last,
     collect({end: end, fit: coalesce(r.fit, ''), role: coalesce(r.role, ''), use: coalesce(r.capacityUse, ''),
       small: coalesce(r.negligible, false), status: coalesce(r.siteStatus, ''), judged: coalesce(r.judgement, ''), texts: texts}) AS facts
WITH kinds, plantless, a, here, away, l, site, collect(facts) AS all, collect([f IN facts WHERE f.end = last]) AS latest
WITH kinds, plantless, a, here, away,
     collect({link: l.id, site: site, facts: reduce(x = [], y IN all | x + y), now: reduce(x = [], y IN latest | x + y)}) AS parts
UNWIND parts AS part
WITH kinds, plantless, a, here, away, part.link AS link, part.site AS site, part.facts AS facts, part.now AS now,
     [p IN parts | p.site] AS claimed, reduce(x = [], p IN [p IN parts WHERE p.link = part.link] | x + p.facts) AS whole
WITH kinds, plantless, a, link, facts, now, whole,
     [s IN here WHERE s.kind = 'factory' AND CASE WHEN site <> '' THEN s.id = site ELSE NOT s.id IN claimed END] AS plants,
     [s IN away WHERE s.kind = 'factory' AND NOT s.status IN ['planned', 'building', 'vacated']
        AND CASE WHEN site <> '' THEN s.id = site ELSE NOT s.id IN claimed END] AS elsewhere,
     [s IN here WHERE s.status <> 'vacated' | s.kind] AS present,
     reduce(x = [], f IN [f IN whole WHERE f.judged <> 'to_review'] | x + f.texts) AS texts
WITH kinds, plantless, a, link, facts, now, whole, plants, elsewhere, present, texts,
     [f IN now WHERE f.status <> '' | f.status] + CASE WHEN NOT any(f IN now WHERE f.status = '') THEN []
       WHEN size(plants) = 0 THEN [''] ELSE [s IN plants | s.status] END AS statuses
WITH a, link, now, plantless, plants, statuses,
     size(plants) = 0 AND size(elsewhere) > 0 AND any(k IN present WHERE k IN ['registered', 'factory']) AS made_elsewhere,
     size(plants) = 0 AND ((size(elsewhere) > 0 AND NOT '' IN present)
       OR NOT any(k IN present WHERE k IN ['registered', ''] OR (k IN kinds AND k <> 'factory'))) AS desk,
     any(f IN whole WHERE f.judged = 'confirmed') OR any(t IN texts WHERE t.strong) 
       OR any(t IN texts WHERE t.publisher <> texts[0].publisher) AS confirmed,
     any(f IN facts WHERE f.judged = 'confirmed' OR (f.judged <> 'to_review' AND size(f.texts) > 0)) AS fresh
WHERE confirmed AND fresh AND NOT made_elsewhere AND NOT desk
  AND NOT all(f IN now WHERE f.fit = 'mismatch') AND NOT all(f IN now WHERE f.role = 'research')
  AND NOT all(f IN now WHERE f.role IN ['trade', 'agency']) AND NOT all(f IN now WHERE f.use = 'captive')
  AND (size(plants) = 0 OR NOT all(s IN plants WHERE s.status = 'vacated'))
  AND any(s IN statuses WHERE s IN ['', 'operating', 'full'])
WITH a, link, all(f IN now WHERE f.fit = 'below') AS below, all(f IN now WHERE f.small) AS small, plantless, plants
WHERE below OR small OR plantless OR size(plants) > 0
WITH link, collect({firm: a.id, small: small AND NOT below}) AS held
WITH collect({link: link, held: held}) AS counted
// Each link with its kinds.
MATCH (link:LianTu:ChainLink)
WHERE $chain = '' OR EXISTS { (link)-[:PART_OF]->(:LianTu:IndustryChain {id: $chain}) }
OPTIONAL MATCH (kind:LianTu:ChainLink)-[:IS_TYPE_OF*1..6]->(link)
WITH counted, link, CASE WHEN $rollup THEN [link.id] + collect(DISTINCT kind.id) ELSE [link.id] END AS family
UNWIND [{link: '', held: []}] + counted AS one
WITH link, CASE WHEN one.link IN family THEN one.held ELSE [] END AS held
UNWIND [{firm: NULL, small: true}] + held AS firm
RETURN link.id AS link, link.label AS label, count(DISTINCT firm.firm) AS organisations,
       count(DISTINCT CASE WHEN firm.small THEN NULL ELSE firm.firm END) AS substantial
ORDER BY link
