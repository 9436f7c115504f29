using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>What the buttons of the pages post to, for acts that need nothing but words: each answers in a toast.</summary>
internal static class TaskPosts
{
    private delegate Task<Result<Moved>> Run(IServiceProvider services, Target target, string? words, Actor actor, CancellationToken ct);

    private static readonly Dictionary<string, Run> Acts = new(StringComparer.Ordinal)
    {
        [TakeTask.About.Verb] = By<TakeTask, PlainBody>(_ => new()),
        [HandInTask.About.Verb] = By<HandInTask, HandInTask.Input>(words => new(words, [])),
        [DeclineTask.About.Verb] = By<DeclineTask, ReasonBody>(words => new(words)),
        [AcceptTask.About.Verb] = By<AcceptTask, AcceptTask.Input>(words => new(Words: words)),
        [ReturnTask.About.Verb] = By<ReturnTask, ReasonBody>(words => new(words)),
        [UrgeTask.About.Verb] = By<UrgeTask, ReasonBody>(words => new(words)),
        [GrantTime.About.Verb] = By<GrantTime, GrantTime.Input>(words => new(Words: words)),
        [RefuseTime.About.Verb] = By<RefuseTime, ReasonBody>(words => new(words)),
        [CancelTask.About.Verb] = By<CancelTask, ReasonBody>(words => new(words)),
        ["undo"] = (services, target, _, actor, ct) => services.GetRequiredService<UndoTask.Handler>().HandleAsync(target, actor, ct),
    };

    /// <summary>Whether a button can post it.</summary>
    public static bool Takes(string verb) => Acts.ContainsKey(verb);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup(TaskLinks.List).RequireAuthorization(TaskPermissions.Read)
            .WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
        tasks.MapPost("/{code}/{verb}", PostAsync).Takes(BodyKind.Form);
        // Whoever had to sign in first comes back with GET: nothing was done.
        tasks.MapGet("/{code}/{verb}", (string code, string verb) => Results.LocalRedirect(TaskLinks.Task(code)));
    }

    private static async Task<IResult> PostAsync(
        string code, string verb, HttpContext http, TaskStore store, IActorResolver actors, Flash flash, Texts texts, CancellationToken ct)
    {
        if (TaskCode.Read(code) is not { } known || !Acts.TryGetValue(verb, out var run)
            || await store.FindByCodeAsync(known, ct) is not { } one) return Results.NotFound();
        var form = await http.Request.ReadFormAsync(ct);
        var said = form["revision"].ToString() is { Length: > 0 } inForm ? inForm : http.Request.Query["revision"].ToString();
        var revision = long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;
        var words = form["words"].ToString();
        var done = await run(http.RequestServices, new(one.Id, revision, Key(one.Id, verb, revision, words)), words,
            actors.Resolve(http.User), ct);
        var args = new Dictionary<string, string> { ["code"] = known, ["why"] = done.IsError ? texts.Error(done.Error) : "" };
        flash.Set(http, done.IsError
            ? new("tasks.failed", "tasks.failed.why", args) { Failed = true }
            : new($"tasks.done.{verb}", null, args)
            {
                UndoAction = verb == AcceptTask.About.Verb || verb == ReturnTask.About.Verb
                    ? $"{TaskLinks.Act(known, "undo")}?revision={done.Value.Revision}"
                    : null
            });
        return SeeOther.To(form["from"] == "board" ? TaskLinks.Board : TaskLinks.Task(form["task"] is [{ Length: > 0 } back]
            && TaskCode.Read(back) is { } whole ? whole : known));
    }

    private static Run By<TAct, TInput>(Func<string?, TInput> read) where TAct : Act<Assignment, TInput> =>
        (services, target, words, actor, ct) => services.GetRequiredService<CaseDesk<Assignment>>()
            .RunAsync(services.GetRequiredService<TAct>(), target, read(words), actor, ct);

    /// <summary>A second press of the button is the same request and gets the first answer.</summary>
    private static RequestKey Key(long id, string verb, long revision, string words) => new(
        string.Create(CultureInfo.InvariantCulture, $"desk:{verb}:{id}:{revision}"), SHA256.HashData(Encoding.UTF8.GetBytes(words)));
}
