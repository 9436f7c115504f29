using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>The record of security events with the words for its codes.</summary>
internal static class ShowSecurity
{
    /// <param name="Events">Newest first.</param>
    /// <param name="Older">Below which number the next ones are; null when these are the last.</param>
    /// <param name="Accounts">Whose they are.</param>
    internal sealed record View(
        IReadOnlyList<SecurityEvent> Events, long? Older, IReadOnlyDictionary<long, (string UserName, long? Staff)> Accounts);

    internal sealed class Query(
        SecurityEvents events, UserFinder users, OfficerSearch officers, IStaff staff, PostWords posts, Texts texts)
    {
        public async Task<View> FindAsync(RecordQuestion asked, long before, CancellationToken ct)
        {
            var found = await events.BeforeAsync(await FilterAsync(asked, ct), before, RecordQuestion.PageSize + 1, ct);
            var shown = found.Take(RecordQuestion.PageSize).ToList();
            return new(shown, found.Count > shown.Count ? shown[^1].Number : null,
                await users.NamesAsync([.. shown.Select(e => e.Account).OfType<long>().Distinct()], ct));
        }

        public async Task<SecurityFilter> FilterAsync(RecordQuestion asked, CancellationToken ct)
        {
            var accounts = officers.Find(asked.Officer) is { } found ? await users.OfStaffAsync(found, ct) : null;
            return new(asked.Kind, accounts, asked.Moments.From, asked.Moments.Before);
        }

        /// <summary>Officers by name; a citizen's user name is a phone number, so a citizen stays a code.</summary>
        public string Account(long? account, IReadOnlyDictionary<long, (string UserName, long? Staff)> known) =>
            account is not { } id ? texts["agencies.security.unknown-name"]
            : known.TryGetValue(id, out var user) && user.Staff is { } officer ? staff.Find(officer)?.Name ?? user.UserName
            : texts["agencies.security.citizen", ("code", id)];

        public string Actor(string actor) =>
            staff.FindByActor(actor)?.Name
                ?? (actor.StartsWith("system:", StringComparison.Ordinal) ? texts["agencies.security.system"] : "");

        /// <summary>"Văn thư → Chuyên viên, Sở Xây dựng" from the codes of a role change; the role, or the post it was done from.</summary>
        public string Detail(SecurityEvent e)
        {
            if (e.Detail is { } role && e.Kind == SecurityKinds.RoleBundled) return posts.Role(role);
            if (e.Detail?.Split('>') is not [var first, ..] parts || OpClaims.ReadPost(first) is not { } post) return "";
            return parts.Length > 1 ? $"{posts.Role(post.Role)} → {posts.Of(post with { Role = parts[1] })}" : posts.Of(post);
        }
    }
}
