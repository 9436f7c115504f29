using System.Text.Json;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>
/// Tasks the province's leader gave in the last weeks, in every state: running, late, with time asked for, handed in, sent back, graded.
/// The stories stand in demo.json, in working days from today; each step is the act of the pages at its moment.
/// </summary>
internal sealed class DemoTasks(
    AssignTask.Handler assign, DemoTaskActs acts, DemoUnits units, IProvinceSeeder seeder, LegalClocks clocks, Clock clock) : IDemoData
{
    private const int MinutesApart = 11;

    /// <param name="Ward">Led by the commune anybody may sign in at; else by the departments in turn.</param>
    /// <param name="Given">The working day it is given, from today.</param>
    /// <param name="Due">Its last working day.</param>
    /// <param name="Acts">What is done, on which working day.</param>
    internal sealed record Story(
        string Content, string Product, string Field, int Given, int Due, IReadOnlyList<JsonElement[]> Acts, bool Ward = false,
        int Parts = 0);

    private readonly record struct Cast(Actor Chairman, AgencyId Lead, AgencyId[] Parts, DateOnly Due);

    public async Task LayAsync(DemoDays days, Action<long, long> progress, CancellationToken ct)
    {
        if (units.Chairman is not { } chairman) return;
        var ward = (await seeder.DemoAccountsAsync(ct)).FirstOrDefault(one => one.Role == Roles.Specialist)?.Agency;
        var departments = units.Departments(days.From);
        var stories = Read();
        for (var i = 0; i < stories.Count && departments.Count > 0; i++)
        {
            var lead = stories[i].Ward && ward is { } commune ? commune : departments[i % departments.Count];
            var calendar = (await clocks.NowAsync(ct)).For(lead.Value).Calendar;
            AgencyId[] parts = [.. departments.Where(one => one != lead).Skip(i % 3).Take(stories[i].Parts)];
            var due = calendar.AddWorkingDays(days.Until.LocalDay(), stories[i].Due);
            await PlayAsync(stories[i], i, new(chairman, lead, parts, due), At, ct);
            progress(i + 1, stories.Count);

            Instant At(int day, int step)
            {
                var at = calendar.OpeningOf(calendar.AddWorkingDays(days.Until.LocalDay(), day))
                    + TimeSpan.FromMinutes(((i % 9) + (step * 3)) * MinutesApart);
                return at < days.Until ? at : days.Until;
            }
        }
    }

    private async Task PlayAsync(
        Story story, int number, Cast cast, Func<int, int, Instant> at, CancellationToken ct)
    {
        clock.SetTo(at(story.Given, 0));
        var (chairman, lead, parts, due) = cast;
        var given = await assign.HandleAsync(new(new(
            story.Content, story.Product, story.Field, lead, null, null, due, null,
            new TaskSource($"{number + 101}/TB-UBND", clock.Now.LocalDay(), "Kết luận giao ban (minh họa)", story.Content, null, null),
            [.. parts.Select(part => new AssignTask.PartInput(part, story.Content))])), chairman, ct);
        given.Plain.OrThrow();
        foreach (var (step, act) in story.Acts.Index())
        {
            clock.SetTo(at(act[1].GetInt32(), step + 1));
            await acts.DoAsync(act[0].GetString()!, given.Value.Key, lead, chairman, due, ct);
        }
    }

    private static IReadOnlyList<Story> Read()
    {
        using var stream = typeof(DemoTasks).Assembly.GetManifestResourceStream("demo/tasks.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<Story>>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <summary>Who gives and who gets tasks in a demo.</summary>
internal sealed class DemoUnits(IAgencies agencies, IStaff staff, TaskUnits units)
{
    public Actor? Chairman => Officer(agencies.Province.Id, Roles.Leader);

    public Actor? Officer(AgencyId agency, string role) => staff.At(agency, role) is [var first, ..]
        ? first.ActAs(first.Posts.First(post => post.Agency == agency.Value && post.Role == role))
        : null;

    /// <summary>Units of the province that can do a task from that day on.</summary>
    public IReadOnlyList<AgencyId> Departments(DateOnly day) =>
    [
        .. agencies.All.Where(one => one.Level == AgencyLevel.Province && one.Desk is not null
                && Officer(one.Id, Roles.Specialist) is not null
                && !units.Receiver(agencies.Province.Id.Value, one.Id, null, day).IsError)
            .Select(one => one.Id),
    ];
}
