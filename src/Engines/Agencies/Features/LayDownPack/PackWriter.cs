using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Turns a pack into the statements of one transaction.</summary>
internal sealed class PackWriter(EventAppender events)
{
    private static readonly AgencyKind[] Kinds = Enum.GetValues<AgencyKind>();

    public void WriteAgencies(UnitOfWork work, Pack pack, Instant now)
    {
        foreach (var unit in pack.Units)
        {
            work.Add(
                "insert into agencies_admin_unit (code, valid_from, valid_to, name, level, parent, successor) values ($1, $2, $3, $4, " +
                "$5, $6, $7)",
                unit.Code, unit.From.ToNumber(), unit.To?.ToNumber(), unit.Name, unit.Level, unit.Parent, unit.Into);
        }
        var links = pack.Successions.ToLookup(link => link.From);
        foreach (var agency in pack.Agencies) WriteAgency(work, agency, links[agency.Id], now);
        foreach (var link in pack.Successions)
        {
            work.Add(
                "insert into agencies_succession (predecessor, successor, day, legal_basis) values ($1, $2, $3, $4)",
                link.From, link.To, link.Day.ToNumber(), link.Basis);
        }
    }

    /// <param name="work">The transaction.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="further">What happens to officers in the same transaction after they entered the directory.</param>
    /// <param name="now">When.</param>
    public void WriteStaff(UnitOfWork work, Pack pack, ILookup<long, IEvent> further, Instant now)
    {
        foreach (var staff in pack.Staff)
        {
            Persons.Insert(work, staff.Id, new PersonData(PersonKind.Citizen, staff.Name), now);
            var posts = staff.Posts.Select(post => new StaffPost(post.Agency, post.Role)).ToArray();
            var stamp = new EventStamp(now, now, Actor.System("seed").Id, posts.Length > 0 ? posts[0].Agency : 0);
            var head = StreamHead.None;
            foreach (var e in further[staff.Id].Prepend(new StaffAppointed(staff.Id, staff.Id, posts)))
                head = events.Append(work, $"staff-{staff.Id}", head, stamp, e);
            work.Add("insert into agencies_staff (id, person, title, locked_at, version, head_hash) values ($1, $2, $3, null, $4, $5)",
                staff.Id, staff.Id, staff.Title, head.Version, head.Hash);
            for (var i = 0; i < posts.Length; i++)
                work.Add("insert into agencies_post (staff, agency, role, position) values ($1, $2, $3, $4)", staff.Id, posts[i].Agency,
                    posts[i].Role, i);
        }
    }

    public static void WriteProvince(UnitOfWork work, Pack pack, bool demo, Instant now) => work.Add(
        "insert into agencies_province (pack, as_of, demo, seeded_at) values ($1, $2, $3, $4)", pack.Province, pack.AsOf, demo ? 1 : 0,
        now.Micros);

    private void WriteAgency(UnitOfWork work, PackAgency agency, IEnumerable<PackSuccession> links, Instant now)
    {
        var head = AppendEvents(work, agency, links, now);
        work.Add(
            "insert into agencies_agency (id, slug, kind, level, admin_unit, functions, valid_from, valid_to, desk_name, desk_place, " +
            "version, head_hash) " +
            "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            agency.Id, agency.Slug, (int)Kind(agency.Kind), agency.Level, agency.Unit, string.Join(',', agency.Functions),
            agency.From.ToNumber(), agency.To?.ToNumber(), agency.Desk?.Name, agency.Desk?.Place, head.Version, head.Hash);
        foreach (var name in agency.Names)
        {
            work.Add(
                "insert into agencies_version (agency, valid_from, valid_to, name, short_name, parent) values ($1, $2, $3, $4, $5, $6)",
                agency.Id, name.From.ToNumber(), name.To?.ToNumber(), name.Name, name.Short, name.Parent);
        }
        foreach (var code in agency.Codes)
        {
            work.Add(
                "insert into agencies_code (agency, valid_from, valid_to, code, old_code, unofficial) values ($1, $2, $3, $4, $5, $6)",
                agency.Id, code.From.ToNumber(), code.To?.ToNumber(), code.Code, code.Old,
                code.Code.Contains('.', StringComparison.Ordinal) ? 1 : 0);
        }
    }

    private StreamHead AppendEvents(UnitOfWork work, PackAgency agency, IEnumerable<PackSuccession> links, Instant now)
    {
        var stream = $"agency-{agency.Id}";
        var stamp = new EventStamp(now, now, Actor.System("seed").Id, agency.Id);
        var head = events.Append(
            work, stream, StreamHead.None, stamp, new AgencyEstablished(agency.Id, agency.Codes[0].Code, agency.Names[0].Parent));
        foreach (var link in links)
            head = events.Append(work, stream, head, stamp, new AgencySucceeded(agency.Id, link.To, link.Day.ToNumber()));
        return head;
    }

    /// <summary>"service-centre" is ServiceCentre.</summary>
    private static AgencyKind Kind(string name) =>
        Array.Find(Kinds,
            kind => string.Equals(kind.ToString(), name.Replace("-", "", StringComparison.Ordinal),
                StringComparison.OrdinalIgnoreCase)) is var found && found != default
            ? found
            : throw new InvalidOperationException($"Unknown kind of agency in the pack: {name}");
}
