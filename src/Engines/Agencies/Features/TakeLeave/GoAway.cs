using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Agencies.Features;

/// <summary>An officer will be away from a unit, with or without somebody who stands in. Nobody stands in for a substitute.</summary>
internal static class GoAway
{
    /// <summary>Days of one absence.</summary>
    public const int MostDays = 366;

    /// <summary>Years ahead an absence may begin.</summary>
    private const int MostYears = 2;

    internal sealed record Command(long Staff, long Agency, DateOnly? First, DateOnly? Last, long? Substitute);

    internal sealed class Handler(AbsenceRights rights, StaffDirectory staff, AbsenceBook absences, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (staff.Find(command.Staff) is not { } officer) return AgencyErrors.StaffNotFound;
            if (rights.Refusal(actor, officer, command.Agency) is { } refusal) return refusal;
            if (Error.All([.. Wrong(command)]) is { } wrong) return wrong;
            var (first, last) = (command.First!.Value, command.Last!.Value);
            if (absences.Ahead(officer.Id, command.Agency).FirstOrDefault(one => one.Meets(first, last)) is { } already)
                return AgencyErrors.AwayAlready(DayWords.Date(already.First), DayWords.Date(already.Last)).For("first");
            var id = Ids.Next();
            // Asked of the table once more: the picture in memory may be a second old.
            work.AddChecked(
                "insert into agencies_absence (id, staff, agency, first_day, last_day, substitute) select $1, $2, $3, $4, $5, $6 " +
                "where not exists (select 1 from agencies_absence where staff = $2 and agency = $3 and ended_at is null " +
                "and first_day <= $5 and last_day >= $4)", KernelErrors.Stale,
                id, officer.Id, command.Agency, first.ToNumber(), last.ToNumber(), command.Substitute);
            return await rights.CommitAsync(work, officer, command.Agency, actor, clock.Now,
                new StaffAway(id, officer.Id, command.Agency, first.ToNumber(), last.ToNumber(), command.Substitute), ct);
        }

        private IEnumerable<Error> Wrong(Command command)
        {
            if (command.First is null) yield return AgencyErrors.DayMalformed.For("first");
            if (command.Last is null) yield return AgencyErrors.DayMalformed.For("last");
            if (command is { First: { } first, Last: { } last })
            {
                if (first > clock.Today.AddYears(MostYears)) yield return AgencyErrors.DayTooFar.For("first");
                if (first < clock.Today) yield return AgencyErrors.DayPassed.For("first");
                if (last < first) yield return AgencyErrors.DaysTurned.For("last");
                if (last.DayNumber - first.DayNumber >= MostDays) yield return AgencyErrors.AwayTooLong(MostDays).For("last");
                if (command.Substitute is { } who && WrongSubstitute(command, who, first, last) is { } wrong) yield return wrong;
            }
        }

        private Error? WrongSubstitute(Command command, long who, DateOnly first, DateOnly last)
        {
            if (who == command.Staff) return AgencyErrors.SubstituteSelf.For("substitute");
            if (staff.Find(who) is not { Locked: false } other || other.Posts.All(post => post.Agency != command.Agency))
                return AgencyErrors.SubstituteElsewhere.For("substitute");
            return absences.Ahead(who, command.Agency).FirstOrDefault(one => one.Meets(first, last)) is { } away
                ? AgencyErrors.SubstituteAway(other.Name, DayWords.Date(away.First), DayWords.Date(away.Last)).For("substitute")
                : null;
        }
    }
}
