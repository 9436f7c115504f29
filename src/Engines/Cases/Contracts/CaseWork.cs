using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>Parts of an officer's work: the tabs of inbox and queues.</summary>
public enum WorkPart
{
    /// <summary>Held by the officer, or on the unit's desk waiting for somebody of the officer's role.</summary>
    Mine = 1,
    /// <summary>Of those: near the promise.</summary>
    Near = 2,
    /// <summary>Of those: past the promise.</summary>
    Overdue = 3,
    /// <summary>Of those: somebody outside has to act first.</summary>
    Waiting = 4,
    /// <summary>Of those: done, to be handed over.</summary>
    Ready = 5,
    /// <summary>Of the officer's unit, passed on by the officer, and still running with somebody else.</summary>
    HandedOn = 6,
    /// <summary>Open and held by anybody in the officer's unit or below it: what its leader answers for.</summary>
    WholeUnit = 7,
}

/// <summary>An officer's work as a condition over the state rows of a kind: every list of cases takes its tabs from here.</summary>
public sealed class CaseWork(AgencyScope scope, IStaff staff, IAbsences absences)
{
    /// <summary>Agencies below a post.</summary>
    public AgencyScope Scope => scope;

    /// <summary>For whom the officer stands in at the post's unit now, by actor code.</summary>
    public IReadOnlyDictionary<string, string> StandsInFor(string officer, Post post) =>
        (staff.FindByActor(officer) is { } self ? absences.StandsInFor(self.Id, post.Agency) : [])
            .ToDictionary(one => one.ActorId, one => one.Name, StringComparer.Ordinal);

    /// <summary>What a part takes of the officer's own work; each <c>?</c> is now. Null takes all of it.</summary>
    public static string? OfMine(WorkPart part) => part switch
    {
        WorkPart.Near => "bucket = 0 and near_at <= ? and due >= ?",
        WorkPart.Overdue => "bucket = 0 and due < ?",
        WorkPart.Waiting => "bucket = 1",
        WorkPart.Ready => "bucket = 2",
        _ => null,
    };

    /// <summary>Narrows the condition to that part.</summary>
    public SqlFilter Add(SqlFilter sql, ICaseDuties duties, WorkPart part, string officer, Post post, Instant now)
    {
        var (kind, below) = (duties.Kind, scope.Below(new AgencyId(post.Agency)));
        switch (part)
        {
            case WorkPart.HandedOn when below is null || kind.Passing.Count == 0:
                sql.And("1 = 0");
                break;
            case WorkPart.HandedOn:
                AddHandedOn(sql.AndIn(kind.Row.Home, below!), duties, officer, post);
                break;
            case WorkPart.WholeUnit:
                sql.And(kind.Held);
                if (below is null) sql.And("holder_agency is not null");
                else sql.AndIn("holder_agency", below);
                break;
            default:
                sql.And($"holder_agency = ? and {CaseTables.Open}", post.Agency).And(Mine(sql, duties, officer, post));
                if (OfMine(part) is { } some) sql.And(some, [.. some.Where(c => c == '?').Select(_ => (object?)now.Micros)]);
                break;
        }
        return sql;
    }

    /// <summary>
    /// The officer's own, and for each duty of their role what lies on the unit's desk: without an officer, or with one who
    /// was locked, left, is away or lost the duty, so that nothing disappears with a person.
    /// </summary>
    private string Mine(SqlFilter sql, ICaseDuties duties, string officer, Post post)
    {
        List<string> any = [$"holder_officer = {sql.Put(officer)}"];
        // Of those who are away and for whom this officer stands in, what this officer can do too.
        int[] can = [.. duties.DutiesOf(post.Role)];
        foreach (var away in can.Length > 0 ? StandsInFor(officer, post).Keys : [])
            any.Add($"(holder_officer = {sql.Put(away)} and next_action in ({string.Join(", ", can)}))");
        foreach (var duty in can)
        {
            var active = duties.OfficersAt(post.Agency, duty).Select(one => sql.Put(one.ActorId)).ToList();
            any.Add($"(next_action = {duty} and (holder_officer is " +
                $"null{(active.Count == 0 ? "" : $" or holder_officer not in ({string.Join(", ", active)})")}))");
        }
        return $"({string.Join(" or ", any)})";
    }

    /// <summary>What the officer passed on, in the own unit or out of it, and is not theirs again.</summary>
    private void AddHandedOn(SqlFilter sql, ICaseDuties duties, string officer, Post post)
    {
        var (unit, mine, kind) = (sql.Put(post.Agency), Mine(sql, duties, officer, post), duties.Kind);
        sql.And($"{kind.Held} and bucket < 2")
            // Nobody by name on the desk makes a comparison unknown, not false.
            .And($"case when holder_agency = {unit} and {mine} then 1 else 0 end = 0")
            .And($"exists (select 1 from {CaseTables.Steps} s where s.case_id = {kind.Row.Table}.id and s.actor = {sql.Put(officer)} " +
                $"and s.kind in ({string.Join(", ", kind.Passing)}))");
    }
}
