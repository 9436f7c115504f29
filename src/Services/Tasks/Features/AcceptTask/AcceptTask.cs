using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>Who assigned says it is done, and how well. Who handed it in can never be who accepts it.</summary>
internal sealed class AcceptTask(TaskFamily family, TaskDays days, Texts texts)
    : Act<Assignment, AcceptTask.Input>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("accept", TaskPermissions.Decide, At.Home, (int)TaskLine.Accepted)
        { Icon = "patch-check", Key = "a", Does = (int)TaskDuty.Accept };

    /// <param name="Grade">Class of the scale of the day; null is what the points say.</param>
    /// <param name="Exempt">The lateness had an objective reason, which the words say and the leader confirms.</param>
    internal sealed record Input([Among] string? Grade = null, bool Exempt = false, string? Words = null);

    internal sealed record Body([property: Grades] string? Grade = null, bool? Exempt = null, string? Words = null, long? Revision = null)
        : IActBody<Input>
    {
        public Body() : this(null, null, null, null) { }

        public Input Said(IAgencies agencies) => new(Grade, Exempt ?? false, Words);
    }

    /// <summary>
    /// No class chosen is the one the points give, whatever is excused; an objective reason is asked for only of what came late.
    /// </summary>
    public override async ValueTask PrepareAsync(ActSheet sheet, Assignment one, Actor actor, CancellationToken ct)
    {
        var (scale, timeliness) =
            (TaskRules.Current.ScaleOn(sheet.Now.LocalDay()), one.TimelinessOf(await days.OfAsync(one.LeadAgency, ct)));
        var points = scale.PointsOf(one.Returns, timeliness is Timeliness.Late, exempt: false);
        var byPoints = texts["tasks.act.accept.by-points", ("points", points), ("grade", texts[$"tasks.grade.{scale.GradeOf(points)}"])];
        sheet.Offer(nameof(Input.Grade), [new Choice("", byPoints),
            .. scale.Classes.Select(one => new Choice(one.Code, texts[$"tasks.grade.{one.Code}"]))]);
        if (timeliness is not Timeliness.Late) sheet.Leave(nameof(Input.Exempt));
    }

    public override async ValueTask<Result> DoAsync(Assignment one, Input said, Acting on, CancellationToken ct)
    {
        var words = Reason.Optional(said.Words);
        if (words.IsError) return words.Error.For("words");
        if (one.Refusal(TaskLine.Accepted, on.By, on.Now) is { } refusal) return refusal;
        if (await family.OpenPartAsync(one, ct) is { } open) return open;
        var timeliness = one.TimelinessOf(await days.OfAsync(one.LeadAgency, ct));
        var graded = Grade(one, said, timeliness, words.Value is not null, on.Now);
        return graded.IsError ? graded.Error : one.Accept(on.By, on.Now, timeliness, graded.Value, words.Value);
    }

    /// <summary>Another class than the points say, and a lateness that does not count, need their words.</summary>
    private static Result<Grading> Grade(Assignment one, Input said, Timeliness timeliness, bool hasWords, Instant now)
    {
        var scale = TaskRules.Current.ScaleOn(now.LocalDay());
        var chosen = string.IsNullOrWhiteSpace(said.Grade) ? null : said.Grade.Trim();
        if (chosen is not null && !scale.Has(chosen)) return TaskErrors.GradeUnknown;
        if (said.Exempt && timeliness is not Timeliness.Late) return TaskErrors.NotLate;
        if (said.Exempt && !hasWords) return TaskErrors.ExemptWithoutWords;
        var graded = scale.Grade(one.Returns, timeliness, said.Exempt, chosen);
        return chosen is not null && chosen != scale.GradeOf(graded.Points) && !hasWords ? TaskErrors.GradeWithoutWords : graded;
    }
}
