using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Says when a post ends by itself, or that it does not.</summary>
internal static class DatePost
{
    internal sealed record Command(long Staff, Post Post, Instant? Until, bool Sure = false);

    internal sealed class Handler(
        Directories directories, StaffRights rights, LeavingPost leaving, StaffStream stream, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (directories.Staff.Find(command.Staff) is not { } officer) return AgencyErrors.StaffNotFound;
            var post = command.Post;
            if (!officer.Posts.Contains(post)) return AgencyErrors.PostNotThere;
            if (rights.RefusalAt(actor, post.Agency) is { } refusal) return refusal;
            var now = officer.Ends.TryGetValue(post, out var end) ? end : (Instant?)null;
            if (now == command.Until) return AgencyErrors.NothingChanged.For("until");
            if (command.Until is not null && rights.IsLastAdministrator(officer, post)) return AgencyErrors.LastAdministrator.For("until");
            var earlier = command.Until is { } last && (now is not { } before || last < before);
            if (!earlier && officer.ActorId == actor.Id) return AgencyErrors.GiveYourself.For("until");
            if (earlier && await leaving.QuestionAsync(officer, post, command.Sure, ct) is { } question) return question;
            work.AddChecked("update agencies_post set until = $4 where staff = $1 and agency = $2 and role = $3", KernelErrors.Stale,
                officer.Id, post.Agency, post.Role, command.Until?.Micros);
            await stream.AppendAsync(work, officer, new(clock.Now, clock.Now, actor.Id, post.Agency),
                new StaffPostDated(officer.Id, post.Agency, post.Role, command.Until?.Micros), ct);
            return await rights.CommitAsync(work, officer, actor, clock.Now, (SecurityKinds.PostDated, OpClaims.Write(post)), ct);
        }
    }
}
