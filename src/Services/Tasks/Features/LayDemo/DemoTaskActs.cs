using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>The acts of the pages, by the names of the demo's stories.</summary>
internal sealed class DemoTaskActs(CaseDesk<Assignment> desk, TaskReads reads, DemoUnits units, IServiceProvider acts)
{
    private const string Words = "Nội dung minh họa";
    private const int Further = 7;

    public async Task DoAsync(string act, long task, AgencyId lead, Actor chairman, DateOnly due, CancellationToken ct)
    {
        if (act.StartsWith("part-", StringComparison.Ordinal))
        {
            // Only the first part goes on: a whole that waits for another one is what people see.
            var part = (await reads.FamilyAsync(task, ct)).Where(one => one.Role == Contracts.TaskRole.Part).OrderBy(one => one.Id).First();
            await DoAsync(act["part-".Length..], part.Id, new AgencyId(part.LeadAgency), chairman, due, ct);
            return;
        }
        var doer = units.Officer(lead, Roles.Specialist)!;
        (await (act switch
        {
            "take" => RunAsync(Act<TakeTask>(), task, new(), doer, ct),
            "report" => RunAsync(Act<ReportTask>(), task, new(await PercentAsync(task, ct), Words), doer, ct),
            "hand-in" => RunAsync(Act<HandInTask>(), task, new(Words), doer, ct),
            "ask" => RunAsync(Act<AskForTime>(), task, new(await LaterAsync(lead, due, ct), Words), doer, ct),
            "decline" => RunAsync(Act<DeclineTask>(), task, new(Words), doer, ct),
            "grant" => RunAsync(Act<GrantTime>(), await AskOfAsync(task, ct), new(), chairman, ct),
            "accept" => RunAsync(Act<AcceptTask>(), task, new(), chairman, ct),
            "return" => RunAsync(Act<ReturnTask>(), task, new(Words), chairman, ct),
            "urge" => RunAsync(Act<UrgeTask>(), task, new(Words), chairman, ct),
            _ => throw new InvalidOperationException(act),
        })).Plain.OrThrow();
    }

    private async Task<DateOnly> LaterAsync(AgencyId lead, DateOnly due, CancellationToken ct) =>
        (await acts.GetRequiredService<LegalClocks>().NowAsync(ct)).For(lead.Value).Calendar.AddWorkingDays(due, Further);

    private async Task<int> PercentAsync(long task, CancellationToken ct) =>
        (await reads.FamilyAsync(task, ct)).FirstOrDefault(one => one.Id == task) is { Percent: > 0 } one
            ? Math.Min(90, one.Percent + 35)
            : 40;

    private async Task<long> AskOfAsync(long task, CancellationToken ct) =>
        (await reads.FamilyAsync(task, ct)).First(one => one is { IsAsk: true, IsOpen: true }).Id;

    private Task<Result<Moved>> RunAsync<TInput>(
        Act<Assignment, TInput> act, long task, TInput said, Actor by, CancellationToken ct) =>
        desk.RunAsync(act, new Target(task), said, by, ct);

    private T Act<T>() where T : notnull => acts.GetRequiredService<T>();
}
