using System.Globalization;
using System.Text.Encodings.Web;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Notices.Data;
using OpenProvince.Ui;

namespace OpenProvince.Notices.Features;

/// <summary>
/// A notice as a mail: what and by when in the subject, the sentence, the way to the page, and that nobody asks for a password. No name and
/// no procedure: an address nobody has proved to be the person's own may be another's.
/// </summary>
internal sealed class NoticeMail(
    NoticeReads reads, NoticeWords words, Wishes wishes, IPersons persons, Texts texts, SiteAddress site) : IDeliverySource
{
    public string Name => NoticeStore.Source;

    public async Task<Content?> ComposeAsync(string channel, long reference, CancellationToken ct)
    {
        if (await reads.FindAsync(reference, ct) is not { } notice) return null;
        var person = new PersonId(notice.Person);
        if ((await persons.FindAsync(person, ct))?.Data.Email is not { } address) return null;
        var language = (await wishes.OfAsync(person, ct)).Language;
        // Of this method only: the caller's own language comes back with it.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language == "en" ? Preferences.English : Preferences.Vietnamese;
        var wording = await words.LoadAsync(ct);
        var (text, link) = (wording.Text(notice), site.Absolute(notice.Link));
        var (open, never) = (texts["notices.mail.open"], texts["notices.mail.never"]);
        return new Content(
            address, wording.Title(notice), $"{text}\n\n{open}: {link}\n\n{never}\n",
            $"<p>{Safe(text)}</p>\n<p><a href=\"{Safe(link)}\">{Safe(open)}</a></p>\n<p><small>{Safe(never)}</small></p>\n", language);
    }

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
