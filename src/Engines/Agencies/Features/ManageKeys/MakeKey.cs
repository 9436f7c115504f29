using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>A key with which a program acts from one post of an officer, for what is named, until a day.</summary>
internal static class MakeKey
{
    /// <param name="Staff">The officer.</param>
    /// <param name="Post">From which post.</param>
    /// <param name="Label">What it is for.</param>
    /// <param name="Scopes">Permissions of the post it may use.</param>
    /// <param name="LastDay">The last day it holds.</param>
    internal sealed record Command(long Staff, Post? Post, string? Label, IReadOnlySet<string> Scopes, DateOnly? LastDay);

    /// <summary>Shown once.</summary>
    internal sealed record Made(string Token, string Key, Instant Ends);

    internal sealed class Handler(StaffDirectory staff, KeyRules rules, UserFinder users, StaffStream stream, UnitOfWork work, Clock clock)
    {
        public async Task<Result<Made>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (staff.Find(command.Staff) is not { } officer) return AgencyErrors.StaffNotFound;
            if (rules.Refusal(actor, officer) is { } refusal) return refusal;
            if (await users.FindOfStaffAsync(officer.Id, ct) is not { } user) return AgencyErrors.KeyWithoutAccount;
            var (label, ends) = (VietnameseText.Clean(command.Label) ?? "", KeyRules.Ends(command.LastDay, clock.Now));
            if (Error.All([.. Wrong(command, officer, label, ends)]) is { } wrong) return wrong;
            var (post, token) = (command.Post!.Value, ApiTokens.NewToken());
            IReadOnlyList<string> scopes =
                [AgencyPermissions.Office, .. rules.For([post]).Select(one => one.Name).Where(command.Scopes.Contains)];
            work.Add(
                "insert into agencies_api_token (hash, user_id, agency, role, label, created_at, made_by, ends_at, scopes) " +
                "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)", ApiTokens.Hash(token), user.Id, post.Agency, post.Role, label,
                clock.Now.Micros, actor.Id, ends.Value.Micros, string.Join(' ', scopes));
            await stream.AppendAsync(work, officer, new(clock.Now, clock.Now, actor.Id, post.Agency),
                new StaffKeyIssued(officer.Id, user.Id, ApiTokens.NameOf(token), post.Agency, post.Role, ends.Value.Micros, scopes), ct);
            SecurityEvents.Add(
                work, new(0, clock.Now, SecurityKinds.KeyMade, actor.Id, user.Id, Detail: ApiTokens.NameOf(token)));
            var done = await work.CommitAsync(ct);
            return done.IsError ? done.Error : new Made(token, ApiTokens.NameOf(token), ends.Value);
        }

        private IEnumerable<Error> Wrong(Command command, StaffInfo officer, string label, Result<Instant> ends)
        {
            if (label.Length == 0) yield return AgencyErrors.KeyLabelMissing.For("label");
            if (label.Length > KeyRules.LongestLabel) yield return AgencyErrors.TooLong(KeyRules.LongestLabel).For("label");
            if (command.Post is not { } post || !officer.Posts.Contains(post)) yield return AgencyErrors.PostNotThere.For("post");
            else
            {
                var may = rules.For([post]).Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
                if (command.Scopes.Count == 0) yield return AgencyErrors.KeyScopeMissing.For("scopes");
                else if (!command.Scopes.IsSubsetOf(may)) yield return AgencyErrors.KeyScopeBeyond.For("scopes");
            }
            if (ends.IsError) yield return ends.Error;
        }
    }
}
