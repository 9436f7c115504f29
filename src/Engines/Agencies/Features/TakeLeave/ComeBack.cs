using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Ends an absence before its last day, or takes it back before its first.</summary>
internal static class ComeBack
{
    internal sealed record Command(long Staff, long Absence);

    internal sealed class Handler(AbsenceRights rights, StaffDirectory staff, AbsenceBook absences, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (staff.Find(command.Staff) is not { } officer) return AgencyErrors.StaffNotFound;
            if (absences.Find(officer.Id, command.Absence) is not { } absence || !absence.IsAhead(clock.Now))
                return AgencyErrors.AbsenceNotFound;
            if (rights.Refusal(actor, officer, absence.Agency) is { } refusal) return refusal;
            work.AddChecked("update agencies_absence set ended_at = $2 where id = $1 and ended_at is null", KernelErrors.Stale,
                absence.Id, clock.Now.Micros);
            return await rights.CommitAsync(
                work, officer, absence.Agency, actor, clock.Now, new StaffBack(absence.Id, officer.Id), ct);
        }
    }
}
