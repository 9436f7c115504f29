using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

/// <summary>What an administrator asks of the record, as the address says it. What is no date or kind asks nothing.</summary>
internal sealed record SecurityQuestion(string? Kind, string? Officer, DateOnly? From, DateOnly? To)
{
    private const int LongestText = 100;

    public static SecurityQuestion Read(IQueryCollection query) => new(
        SecurityKinds.All.FirstOrDefault(kind => kind == query["kind"]),
        VietnameseText.Clean(query["officer"]) is { Length: > 0 and <= LongestText } officer ? officer : null,
        Day(query["from"]), Day(query["to"]));

    public string Query(int page = 1)
    {
        var number = page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null;
        var parts = new[] { ("kind", Kind), ("officer", Officer), ("from", Text(From)), ("to", Text(To)), ("page", number) };
        return string.Join('&', parts.Where(part => part.Item2 is not null)
            .Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));
    }

    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1970 and < 9999 ? day : null;
}

/// <summary>The record of security events with the words for its codes.</summary>
internal static class ShowSecurity
{
    public const int PageSize = 50;
    private const int MostOfficers = 200;

    internal sealed record View(
        IReadOnlyList<SecurityEvent> Events, long Total, int Page, IReadOnlyDictionary<long, (string UserName, long? Staff)> Accounts);

    internal sealed class Query(SecurityEvents events, UserFinder users, IStaff staff, IAgencies agencies, Texts texts)
    {
        public async Task<View> FindAsync(SecurityQuestion asked, int page, CancellationToken ct)
        {
            var filter = await FilterAsync(asked, ct);
            var total = await events.CountAsync(filter, ct);
            page = (int)Math.Min(page, Math.Max(1, (total + PageSize - 1) / PageSize));
            var found = await events.PageAsync(filter, page, PageSize, ct);
            return new(found, total, page, await users.NamesAsync([.. found.Select(e => e.Account).OfType<long>().Distinct()], ct));
        }

        public async Task<SecurityFilter> FilterAsync(SecurityQuestion asked, CancellationToken ct)
        {
            IReadOnlyCollection<long>? accounts = null;
            if (asked.Officer is { } officer)
            {
                var found = staff.All.Where(one => VietnameseText.HasWords(Words(one), officer));
                accounts = await users.OfStaffAsync([.. found.Take(MostOfficers).Select(one => one.Id)], ct);
            }
            return new(asked.Kind, accounts, asked.From?.Start(), asked.To?.AddDays(1).Start());
        }

        /// <summary>Officers by name; a citizen's user name is a phone number, so a citizen stays a code.</summary>
        public string Account(long? account, IReadOnlyDictionary<long, (string UserName, long? Staff)> known) =>
            account is not { } id ? texts["agencies.security.unknown-name"]
            : known.TryGetValue(id, out var user) && user.Staff is { } officer ? staff.Find(officer)?.Name ?? user.UserName
            : texts["agencies.security.citizen", ("code", id)];

        public string Actor(string actor) =>
            staff.FindByActor(actor)?.Name
                ?? (actor.StartsWith("system:", StringComparison.Ordinal) ? texts["agencies.security.system"] : "");

        /// <summary>"Văn thư → Chuyên viên, Sở Xây dựng" from the codes of a role change; else the post it was done from.</summary>
        public string Detail(SecurityEvent e)
        {
            if (e.Detail?.Split('>') is not [var first, ..] parts || OpClaims.ReadPost(first) is not { } post) return "";
            var role = texts[$"agencies.role.{post.Role}"];
            var change = parts.Length > 1 ? $"{role} → {texts[$"agencies.role.{parts[1]}"]}" : role;
            return $"{change}, {agencies.Find(new(post.Agency))?.ShortName}";
        }

        private string Words(StaffInfo one) =>
            VietnameseText.Fold(
                $"{one.Name} {one.Title} {string.Join(' ', one.Posts.Select(post => agencies.Find(new(post.Agency))?.ShortName))}");
    }
}
