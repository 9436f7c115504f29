using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;
using Calendar = Ical.Net.Calendar;

namespace OpenProvince.Cases.Features;

/// <summary>
/// An officer's due days as a calendar (RFC 5545): one entry a case that waits for the officer, at any of their posts, at the instant it is
/// due. It leaves the province, so it says code and next act and never whom or what a case is about.
/// </summary>
internal sealed class DueCalendar(Inbox inbox, IStaff staff, Texts texts)
{
    /// <summary>So many entries at most, the nearest first.</summary>
    public const int Most = 1000;

    private static readonly TimeSpan Before = TimeSpan.FromDays(1);

    /// <param name="actor">Whose.</param>
    /// <param name="address">The whole address of a page of this site.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <returns>Null when the officer is locked or has no post.</returns>
    public async Task<string?> OfAsync(string actor, Func<string, string> address, CancellationToken ct)
    {
        if (staff.FindByActor(actor) is not { Locked: false, Posts.Count: > 0 } officer) return null;
        var calendar = new Calendar { ProductId = "-//OpenProvince//Due days//VI", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", texts["cases.calendar.name"]);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        foreach (var post in officer.Posts)
        {
            var me = officer.ActAs(post);
            var faces = inbox.KindsOf(me).ToDictionary(face => face.Kind);
            await foreach (var rows in (await inbox.StreamAsync(new(), me, ct)).Chunks.WithCancellation(ct))
            {
                foreach (var row in rows.Where(row => row.Due is not null).Take(Most - calendar.Events.Count))
                    calendar.Events.Add(Entry(row, address(faces[row.Kind].Href(row.Code))));
                if (calendar.Events.Count >= Most) break;
            }
        }
        return new CalendarSerializer().SerializeToString(calendar);
    }

    private CalendarEvent Entry(InboxRow row, string page)
    {
        var due = new CalDateTime(row.Due!.Value.ToDateTimeOffset().UtcDateTime, "UTC");
        var entry = new CalendarEvent
        {
            Uid = $"{row.Kind.Name}-{row.Code}@openprovince",
            DtStamp = due,
            Start = due,
            Summary = texts["cases.calendar.entry", ("code", row.Code), ("todo", row.Todo)],
            Description = page,
        };
        entry.Alarms.Add(new Alarm
        {
            Action = Ical.Net.AlarmAction.Display, Description = entry.Summary, Trigger = new Trigger(Duration.FromTimeSpanExact(-Before))
        });
        return entry;
    }
}
