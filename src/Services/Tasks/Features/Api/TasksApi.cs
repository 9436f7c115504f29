using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>The addresses of programs, in the order a task lives.</summary>
internal static class TasksApi
{
    public const string Path = "/api/tasks";

    /// <summary>
    /// What a program says to find tasks: enumerations in kebab case, agencies by code or slug, a period as 2026-11 or 2026-Q4.
    /// </summary>
    internal sealed record Filter(
        [property: OneOf<TaskTab>] string? Tab = null, string? Unit = null, [property: Fields] string? Field = null,
        [property: OneOf<TaskState>] string? State = null, string? Period = null, int? Page = null, int? PageSize = null)
    {
        /// <summary>A word no filter knows is said, not read as "nothing matches".</summary>
        public Result<TaskFilter> Read(IAgencies agencies)
        {
            var (tab, state, period) = (ApiNames.Parse<TaskTab>(Tab), ApiNames.Parse<TaskState>(State), Domain.Period.Read(Period));
            List<Error> wrong = [];
            if (tab is { } one && !Enum.IsDefined(one)) wrong.Add(TaskErrors.FilterUnknown.For("tab"));
            if (state is { } two && !Enum.IsDefined(two)) wrong.Add(TaskErrors.FilterUnknown.For("state"));
            if (!string.IsNullOrWhiteSpace(Period) && period is null) wrong.Add(TaskErrors.FilterUnknown.For("period"));
            if (Field is not null && !TaskRules.Current.Fields.Contains(Field)) wrong.Add(TaskErrors.FilterUnknown.For("field"));
            if (!string.IsNullOrWhiteSpace(Unit) && agencies.Find(Unit) is null) wrong.Add(TaskErrors.UnitUnknown.For("unit"));
            return Error.All(wrong) is { } refusal ? refusal : new TaskFilter
            {
                Tab = tab, Unit = agencies.Optional(Unit)?.Value, Field = Field, State = state, Period = period, Page = Page ?? 1,
                PageSize = PageSize ?? 50,
            };
        }
    }

    internal sealed record TaskPageAnswer(IReadOnlyList<TaskRowAnswer> Rows, int Total, int Page, int PageSize);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).Takes(BodyKind.Json).WithTags("tasks").DisableAntiforgery().ProducesDoorProblems();
        AssignTaskApi.Map(group);
        UploadEvidence.Map(group);
        var acts = new ActRoutes<Assignment>(group, "tasks", TaskAnswers.AfterAct);
        acts.Map<TakeTask, PlainBody, NoInput>();
        acts.Map<HandOverTask, HandOverTask.Body, HandOverTask.Input>();
        acts.Map<ReportTask, ReportTask.Body, ReportTask.Input>();
        acts.Map<HandInTask, HandInTask.Body, HandInTask.Input>();
        acts.Map<AskForTime, AskForTime.Body, AskForTime.Input>();
        acts.Map<DeclineTask, ReasonBody, WhyInput>();
        acts.Map<AcceptTask, AcceptTask.Body, AcceptTask.Input>();
        acts.Map<ReturnTask, ReasonBody, WhyInput>();
        acts.Map<GrantTime, GrantTime.Body, GrantTime.Input>();
        acts.Map<RefuseTime, ReasonBody, WhyInput>();
        acts.Map<UrgeTask, ReasonBody, ReasonInput>();
        acts.Map<AddPart, AddPart.Body, AddPart.Input>();
        acts.Map<ReassignTask, ReassignTask.Body, ReassignTask.Input>();
        acts.Map<CancelTask, ReasonBody, WhyInput>();
        UndoTask.Map(acts);
        MapList(group);
        ShowTask.Map(group);
    }

    private static void MapList(RouteGroupBuilder group) => group
        .MapGet("/", async ([AsParameters] Filter filter, TaskQuery query, IAgencies agencies, IActorResolver actors, HttpContext http) =>
        {
            var asked = filter.Read(agencies);
            if (asked.IsError) return Problems.Of(asked.Error, http);
            var page = await query.ListAsync(asked.Value, actors.Resolve(http.User), http.RequestAborted);
            return page.IsError
                ? Problems.Of(page.Error, http)
                : TypedResults.Ok(new TaskPageAnswer([.. page.Value.Rows.Select(row => TaskAnswers.Of(row, agencies))], page.Value.Total,
                    page.Value.Page, page.Value.PageSize));
        })
        .WithName("findTasks")
        .WithSummary("tasks.api.find")
        .Produces<TaskPageAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden);
}

/// <summary>Files of a task: whoever may read it. Files nobody has used yet: who sent them.</summary>
internal sealed class EvidenceFiles(string kind) : IFileAccess
{
    public string OwnerKind => kind;

    public async Task<bool> MayReadAsync(HttpContext http, FileOwner owner, CancellationToken ct)
    {
        var services = http.RequestServices;
        var actor = services.GetRequiredService<IActorResolver>().Resolve(http.User);
        if (kind == Evidence.Inbox) return actor.Kind is ActorKind.Officer && owner == Evidence.BoxOf(actor);
        return await services.GetRequiredService<TaskStore>().FindAsync(owner.Id, ct) is { } one
            && await services.GetRequiredService<TaskAccess>().RefusalAsync(one, actor, ct) is null;
    }
}
