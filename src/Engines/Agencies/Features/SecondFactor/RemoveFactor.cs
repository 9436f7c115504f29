using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// An officer gives the second step up, with password and code: to have it on another phone, or for good where no role asks for it. Where
/// one does all sessions end, and the next sign-in sets it up.
/// </summary>
internal static class RemoveFactor
{
    internal sealed record Command(string? Password, string? Code);

    internal sealed class Handler(
        PasswordCheck passwords, FactorGuess guess, FactorEnd end, SignInWay way, StaffDirectory staff, UnitOfWork work)
    {
        /// <returns>Whether the officer has to sign in anew.</returns>
        public async Task<Result<bool>> HandleAsync(Command command, User user, long session, CancellationToken ct)
        {
            if (user.Staff is not { } id || staff.Find(id) is not { } officer) return AgencyErrors.TicketOver;
            if (OneTimeCodes.Typed(command.Code).Length == 0) return AgencyErrors.CodeEmpty.For("code");
            if (await passwords.TakeAsync(work, user, command.Password, ct) is { IsError: true } wrong) return wrong.Error;
            if (await guess.TakeAsync(work, user, command.Code, ct) is { IsError: true } refused) return refused.Error;
            var asked = way.IsAsked(id);
            await end.JoinAsync(work, officer, user.Id, new StaffSecondFactorRemoved(id, user.Id), officer.ActorId,
                asked ? null : session, ct);
            var done = await work.CommitAsync(ct);
            return done.IsError ? done.Error : asked;
        }
    }
}

/// <summary>
/// Somebody who manages officers takes the second step of one away: phone and paper are lost. The password stays; all sessions end, and
/// a notice tells the officer.
/// </summary>
internal static class ResetFactor
{
    /// <param name="Staff">The officer.</param>
    /// <param name="Sure">The question was answered.</param>
    internal sealed record Command(long Staff, bool Sure);

    internal sealed class Handler(StaffDirectory staff, StaffRights rights, UserFinder users, FactorEnd end, UnitOfWork work)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (staff.Find(command.Staff) is not { } officer) return AgencyErrors.StaffNotFound;
            if (!rights.MayManage(actor, officer)) return AgencyErrors.NotAllowed(AgencyPermissions.ManageStaff);
            if (officer.ActorId == actor.Id) return AgencyErrors.SecondFactorYours;
            if (!command.Sure) return AgencyErrors.NotSure.For("factorSure");
            if (await users.FindOfStaffAsync(officer.Id, ct) is not { } user) return AgencyErrors.SecondFactorMissing;
            await end.JoinAsync(work, officer, user.Id, new StaffSecondFactorReset(officer.Id, user.Id), actor.Id, null, ct);
            return await work.CommitAsync(ct);
        }
    }
}

/// <summary>The end of a second step, whoever ends it.</summary>
internal sealed class FactorEnd(StaffStream stream, Sessions sessions, Clock clock)
{
    /// <summary>Joins the end of the row, its event and the sessions that end with it.</summary>
    public async Task JoinAsync(
        UnitOfWork work, StaffInfo officer, long account, IStaffEvent e, string by, long? keep, CancellationToken ct)
    {
        SecondFactors.Remove(work, account);
        await stream.AppendAsync(work, officer, StaffStream.Stamp(officer, by, clock.Now), e, ct);
        var kind = e is StaffSecondFactorReset ? SecurityKinds.SecondFactorReset : SecurityKinds.SecondFactorRemoved;
        SecurityEvents.Add(work, new(0, clock.Now, kind, by, account));
        sessions.End(work, account, clock.Now, except: keep);
    }
}
