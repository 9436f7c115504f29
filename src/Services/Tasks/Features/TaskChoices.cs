using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>Whom and what a new task can name: one list for its form, for the template of an import and for its reader.</summary>
internal sealed class TaskChoices(IAgencies agencies, TaskUnits units, CaseDuties<Assignment> duties, Texts texts, Clock clock)
{
    /// <summary>Units the reader's agency can give a task to.</summary>
    public IReadOnlyList<AgencyInfo> Units(Actor actor) => actor.Active is not { } post ? [] :
    [
        .. agencies.All.Where(one => one.IsValidOn(clock.Now.LocalDay()) && units.Reaches(post.Agency, one)
            && duties.OfficersAt(one.Id.Value, (int)TaskDuty.Report).Any()),
    ];

    /// <summary>In whose name: nobody else's for a leader.</summary>
    public IReadOnlyList<Choice> Leaders(Actor actor) => actor.Active is not { } post ? [] :
    [
        .. duties.OfficersAt(post.Agency, (int)TaskDuty.Accept)
            .Select(one => new Choice(one.ActorId, $"{one.Name}, {one.Title}")),
    ];

    public IReadOnlyList<Choice> Fields => [.. TaskRules.Current.Fields.Select(code => new Choice(code, texts[$"tasks.field.{code}"]))];

    /// <summary>The same as words of a workbook.</summary>
    public ImportWords Words(Actor actor) => new(Units(actor), Leaders(actor), Fields);
}
