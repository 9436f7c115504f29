using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;

namespace OpenProvince.Unit.Tasks;

/// <summary>Accepting and sending back are taken back exactly; what was done by the unit is not.</summary>
public sealed class TaskUndoTests
{
    private static readonly Instant Later = Some.Morning + TimeSpan.FromSeconds(59);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_stands_exactly_where_it_stood(bool accepted)
    {
        var one = Some.HandedIn();
        List<StepLine> timeline = [];
        Store(one, timeline);
        var stood = Assignment.Map.Cells(one);
        var done = accepted
            ? one.Accept(Some.Leader, Some.Morning, Timeliness.Early, Some.Good(), null)
            : one.Return(Some.Leader, Some.Morning, Some.Because());
        Assert.Null(done.Error);
        Store(one, timeline);
        Assert.NotEqual(stood, Assignment.Map.Cells(one));

        Assert.Null(one.UndoLast(Some.Leader, Later, timeline).Error);

        Assert.Equal(stood, Assignment.Map.Cells(one));
        Assert.IsType<TaskStepUndone>(Assert.Single(Assert.Single(one.Acts).Events));
    }

    [Fact]
    public void What_the_unit_did_and_an_urging_are_not_taken_back()
    {
        var one = Some.Working();
        List<StepLine> timeline = [];
        Assert.Null(one.Report(Some.Doer, Some.Morning, 50, Some.Because(), 0).Error);
        Store(one, timeline);
        Assert.Equal("cases.undo-not-possible", one.UndoLast(Some.Doer, Later, timeline).Error?.Code);
        Assert.Null(one.Urge(Some.Leader, Some.Morning, null).Error);
        Store(one, timeline);
        Assert.Equal("cases.undo-not-possible", one.UndoLast(Some.Leader, Later, timeline).Error?.Code);
        Assert.Null(one.HandIn(Some.Doer, Some.Morning, null, 0, Some.Morning).Error);
        Store(one, timeline);
        Assert.Equal("cases.undo-not-possible", one.UndoLast(Some.Doer, Later, timeline).Error?.Code);
    }

    private static void Store(Assignment one, List<StepLine> timeline)
    {
        var version = one.Head.Version;
        foreach (var act in one.Acts)
        {
            version += act.Events.Count;
            timeline.Insert(0, new StepLine(version, act.Line, act.By.Id, act.By.Agency, act.At, act.At, act.StateNumber,
                act.Holder?.Agency, act.Holder?.Officer, act.Next?.Duty, act.Next?.Due, act.Due, act.Reason?.Text));
        }
        one.Stored(new StreamHead(version, []));
    }
}
