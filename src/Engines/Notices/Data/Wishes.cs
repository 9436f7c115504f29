using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Notices.Domain;

namespace OpenProvince.Notices.Data;

/// <summary>What somebody chose. In the program everything is told always, so there is one channel left whatever is chosen.</summary>
/// <param name="MailOff">What is not wanted by mail.</param>
/// <param name="Quiet">When mails wait.</param>
/// <param name="Language">Of mails: vi, en.</param>
internal sealed record Wish(IReadOnlyCollection<NoticeGroup> MailOff, QuietHours Quiet, string Language)
{
    public static readonly Wish Default = new([], QuietHours.Night, "vi");

    public bool WantsMail(NoticeGroup group) => !MailOff.Contains(group);
}

/// <summary>Everybody's wishes.</summary>
internal sealed class Wishes(Database database)
{
    public async Task<Wish> OfAsync(PersonId person, CancellationToken ct) => await database.FirstAsync(
        row => new Wish(Groups(row.GetString(0)), new((int)row.Int(1), (int)row.Int(2)), row.GetString(3)),
        "select mail_off, quiet_from, quiet_to, language from notices_wish where person = $1", [person.Value], ct) ?? Wish.Default;

    public static void Save(UnitOfWork work, PersonId person, Wish wish) => work.Add(
        "insert into notices_wish (person, mail_off, quiet_from, quiet_to, language) values ($1, $2, $3, $4, $5) " +
        "on conflict (person) do update set mail_off = $2, quiet_from = $3, quiet_to = $4, language = $5",
        person.Value,
        string.Join(',', wish.MailOff.Select(group => ((int)group).ToString(CultureInfo.InvariantCulture))), wish.Quiet.From,
        wish.Quiet.To, wish.Language);

    private static NoticeGroup[] Groups(string stored) =>
    [
        .. stored.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(one => (NoticeGroup)int.Parse(one, CultureInfo.InvariantCulture)),
    ];
}
