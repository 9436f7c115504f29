using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Replay.Features;

/// <summary>Days in which people file, and how they go.</summary>
/// <param name="Late">Share that ends late.</param>
/// <param name="Stuck">Share at which some step is never done.</param>
internal readonly record struct FilingDays(DateOnly From, DateOnly To, double Late, double Stuck = 0)
{
    /// <summary>Fewer late ones every year, as the province reported.</summary>
    public static FilingDays Of(YearFigures year) => new(year.From, year.To, Math.Max(0.012, 0.05 - (0.0125 * (year.Year - 2018))));
}

/// <summary>The dossiers of one desk in some days: when filed, by which channel, with which fate.</summary>
internal sealed class FilingPlan(ReplayUnit unit, FilingDays span, WorkingCalendar calendar, Dice dice)
{
    private const double PostShare = 0.03;

    private static readonly string[] Families = ["Hoàng", "Nông", "Triệu", "Lý", "Hà", "Ma", "Bế", "Đàm", "Vi", "Lường", "Phùng", "Dương"];
    private static readonly string[] Given =
    [
        "An", "Bình", "Chi", "Dung", "Giang", "Hạnh", "Khánh", "Lan", "Minh", "Nga", "Oanh", "Phúc", "Quý", "Sơn", "Thảo", "Vân"
    ];

    // People come in the morning, least at midday; the rest of the working day is flatter.
    private static readonly double[] DeskHours = [0, 0, 0, 0, 0, 0, 0, 6, 16, 18, 14, 6, 0, 7, 14, 11, 6, 0, 0, 0, 0, 0, 0, 0];
    private static readonly double[] OnlineHours = [0.3, 0.1, 0, 0, 0.1, 0.4, 1, 3, 7, 8, 7, 4, 3, 4, 6, 6, 5, 3, 2, 4, 6, 6, 3, 1];

    private static readonly CourseStep[] Stuck =
        [CourseStep.Answer, CourseStep.HandOver, CourseStep.Propose, CourseStep.Approve, CourseStep.Finish, CourseStep.Return];

    private readonly DateOnly[] workingDays = [.. Days(span).Where(calendar.Counts)];
    private readonly DateOnly[] allDays = [.. Days(span)];

    /// <summary>Filing instants with their dossiers, unsorted.</summary>
    public IEnumerable<(Instant At, Course Course)> Make(int atDesk, int online, Func<DossierId> nextId)
    {
        for (var i = 0; i < atDesk; i++) yield return One(nextId(), online: false);
        for (var i = 0; i < online; i++) yield return One(nextId(), online: true);
    }

    private (Instant, Course) One(DossierId id, bool online)
    {
        var procedure = unit.Pick(dice, online);
        var byPost = !online && procedure.PostalIntake && dice.Happens(PostShare);
        var channel = online ? Channel.Online : byPost ? Channel.Post : Channel.Desk;
        var course = new Course
        {
            Id = id,
            Procedure = procedure,
            Channel = channel,
            Owner = Person(),
            Fate = PickFate(channel),
            NeedsSupplement = !procedure.SameDay && dice.Happens(0.07),
            Luck = [dice.Share(), dice.Share(), dice.Share(), dice.Share()],
            StuckAt = span.Stuck > 0 && dice.Happens(span.Stuck) ? Stuck[dice.Between(0, Stuck.Length - 1)] : null,
        };
        return (online ? OnlineInstant() : DeskInstant(), course);
    }

    private Fate PickFate(Channel channel)
    {
        // Refusals mostly hit filings nobody looked at before.
        if (dice.Happens(channel == Channel.Online ? 0.03 : 0.008)) return Fate.Refused;
        var at = dice.Share();
        return at < span.Late ? Fate.Late : at < 0.62 ? Fate.Early : Fate.OnTime;
    }

    private Instant DeskInstant()
    {
        while (true)
        {
            var day = Pick(workingDays);
            var at = day.At(Time(DeskHours));
            if (calendar.IsOpen(at)) return at;
        }
    }

    private Instant OnlineInstant()
    {
        // A quarter of the weekend days is kept: people file less then, but they do.
        DateOnly day;
        do day = Pick(allDays);
        while (!calendar.Counts(day) && !dice.Happens(0.25));
        return day.At(Time(OnlineHours));
    }

    private TimeOnly Time(double[] hours) => new(dice.Pick(hours, hours.Sum()), dice.Between(0, 59), dice.Between(0, 59));

    private DateOnly Pick(DateOnly[] days)
    {
        while (true)
        {
            var day = days[dice.Between(0, days.Length - 1)];
            // Mondays are fullest; the weeks around Tết are quiet.
            var weight = day.DayOfWeek == DayOfWeek.Monday ? 1.0 : 0.8;
            if (day.Month == 2) weight *= 0.75;
            if (dice.Happens(weight)) return day;
        }
    }

    private PersonData Person()
    {
        var birth = new DateOnly(1950, 1, 1).AddDays(dice.Between(0, 18_000));
        var male = dice.Happens(0.5);
        // Province of birth 006, century and sex, year of birth, then six digits: the form of a number, nobody's number.
        var identity = $"006{(male ? 0 : 1)}{birth.Year % 100:00}{dice.Between(0, 999_999):000000}";
        var name = $"{Families[dice.Between(0, Families.Length - 1)]} Mẫu {Given[dice.Between(0, Given.Length - 1)]}";
        return new PersonData(
            PersonKind.Citizen, name, birth, identity, $"0900{dice.Between(0, 999_999):000000}", null, $"Tổ {dice.Between(1, 20)}");
    }

    private static IEnumerable<DateOnly> Days(FilingDays span)
    {
        for (var day = span.From; day <= span.To; day = day.AddDays(1)) yield return day;
    }
}
