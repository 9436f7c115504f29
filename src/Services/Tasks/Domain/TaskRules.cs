using System.Text.Json;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Domain;

/// <summary>A class of a scale.</summary>
/// <param name="Code">In events and addresses; its words are the text <c>tasks.grade.{code}</c>.</param>
/// <param name="Least">Points it begins at.</param>
internal sealed record GradeClass(string Code, int Least);

/// <summary>How a result was graded.</summary>
/// <param name="Scale">Code of the scale.</param>
/// <param name="Grade">Code of the class.</param>
/// <param name="Points">0 to 100, by the rule.</param>
/// <param name="Exempt">Its lateness does not count.</param>
internal sealed record Grading(string Scale, string Grade, int Points, bool Exempt);

/// <summary>A scale of results in force for some time.</summary>
/// <param name="QualityCut">Percent of a product's quality points that each failed assessment costs.</param>
/// <param name="ProgressCut">The same of its progress points for each lateness that is not exempt.</param>
internal sealed record GradeScale(
    string Code, DateOnly From, DateOnly? To, string Basis, int QualityCut, int ProgressCut, IReadOnlyList<GradeClass> Classes)
{
    public bool Has(string grade) => Classes.Any(one => one.Code == grade);

    public string GradeOf(int points) => Classes.First(one => points >= one.Least).Code;

    /// <summary>
    /// Points of one accepted product: the mean of quantity (all of it, as it was accepted), quality and progress.
    /// </summary>
    // Law: NĐ 335/2025/NĐ-CP — each failed assessment and each lateness takes a quarter; an objective reason confirmed by who is
    // competent does not count
    public int PointsOf(int returns, bool late, bool exempt)
    {
        var quality = Math.Max(0, 100 - (QualityCut * returns));
        var progress = late && !exempt ? Math.Max(0, 100 - ProgressCut) : 100;
        return (100 + quality + progress) / 3;
    }

    public Grading Grade(int returns, Timeliness timeliness, bool exempt, string? chosen)
    {
        var points = PointsOf(returns, timeliness is Timeliness.Late, exempt);
        return new(Code, chosen ?? GradeOf(points), points, exempt);
    }
}

/// <summary>This module's own rules over time, read from Data/Rules/tasks.json. Law changes there, not here.</summary>
internal sealed class TaskRules
{
    /// <summary>Most characters of content and product, of a paragraph of the source, and of a number or title.</summary>
    public const int LongestText = 2000, LongestParagraph = 6000, LongestTitle = 300;

    /// <summary>Most co-operating units of one task, and files of one report.</summary>
    public const int MostParts = 150, MostFiles = 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly RuleFile file;

    private TaskRules(RuleFile file) => this.file = file;

    public static TaskRules Current { get; } = Load();

    /// <summary>Fields of work, by code; their words are the texts <c>tasks.field.{code}</c>.</summary>
    public IReadOnlyList<string> Fields => file.Fields;

    public IReadOnlyList<GradeScale> Scales => file.Scales;

    public GradeScale ScaleOn(DateOnly day) => file.Scales.Last(one => day >= one.From || one == file.Scales[0]);

    /// <summary>Working days who assigned has to accept, to decide about time, or to place what was declined.</summary>
    public int DecideDaysOn(DateOnly day) => file.DecideDays.Last(one => day >= one.From || one == file.DecideDays[0]).Days;

    /// <summary>When people are told of a task's day.</summary>
    public TaskReminders RemindersOn(DateOnly day) => file.Reminders.Last(one => day >= one.From || one == file.Reminders[0]);

    private static TaskRules Load()
    {
        using var stream = typeof(TaskRules).Assembly.GetManifestResourceStream("rules/tasks.json")
            ?? throw new InvalidOperationException("rules/tasks.json is not embedded");
        return new TaskRules(JsonSerializer.Deserialize<RuleFile>(stream, Json)!);
    }

    private sealed record RuleFile(
        IReadOnlyList<string> Fields, IReadOnlyList<DaysRule> DecideDays, IReadOnlyList<TaskReminders> Reminders,
        IReadOnlyList<GradeScale> Scales);

    private sealed record DaysRule(DateOnly From, DateOnly? To, string Basis, int Days);
}
