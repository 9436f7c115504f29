using OpenProvince.Agencies.Contracts;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Notices.Data;

/// <summary>Files notices, and with them the mails that tell the same.</summary>
internal sealed class NoticeStore(
    Database database, IDeliveries deliveries, IPersons persons, Wishes wishes, NoticeWords words, TimeProvider time) : INotices
{
    public const string Mail = "mail";

    /// <summary>An undoing of the last second has this long to be written and heard of before the mail goes.</summary>
    internal static readonly TimeSpan Slack = TimeSpan.FromSeconds(15);

    /// <summary>What deliveries know this module's by; stored with each.</summary>
    public const string Source = "notices";

    public async Task FileAsync(UnitOfWork work, NewNotice notice, CancellationToken ct = default)
    {
        var kind = words.Kind(notice.Kind);
        if (notice.Facts.Keys.FirstOrDefault(name => !kind.Fields.Contains(name)) is { } unknown)
            throw new ArgumentException($"{kind.Name} has no field {unknown}", nameof(notice));
        var to = notice.To.Distinct().ToList();
        var mailed = deliveries.IsConnected(Mail) ? await persons.FindManyAsync(to, ct) : new Dictionary<PersonId, Person>();
        var (now, facts) = (time.Now(), FactJson.Write(notice.Facts));
        var shown = notice.Held ? now + UndoWindow.Time + Slack : now;
        foreach (var person in to)
        {
            var id = Ids.Next();
            work.Add(
                "insert into notices_notice (id, person, kind, subject, facts, link, key, at, shown_at) " +
                "values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (key, person) do nothing",
                id, person.Value, kind.Name, notice.Subject, facts, notice.Link, notice.Key, now, shown);
            if (mailed.GetValueOrDefault(person)?.Data.Email is null) continue;
            var wish = await wishes.OfAsync(person, ct);
            if (!wish.WantsMail(kind.Group)) continue;
            deliveries.File(work, new(Mail, $"person-{person.Value}", notice.Subject, MailKey(notice.Key, person.Value),
                Source, id, wish.Quiet.After(shown)), now);
        }
    }

    public async Task TakeBackAsync(UnitOfWork work, string key, CancellationToken ct = default)
    {
        var now = time.Now();
        var told = await database.QueryAsync(row => row.Int(0), "select person from notices_notice where key = $1", [key], ct);
        foreach (var person in told) deliveries.TakeBack(work, Mail, MailKey(key, person), now);
        if (told.Count > 0) work.Add("delete from notices_notice where key = $1", key);
    }

    private static string MailKey(string key, long person) => $"notice/{key}/{person}";
}
