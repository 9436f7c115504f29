using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Unit.Dossiers;

/// <summary>Undoing the last step: exactly back, or refused with a reason and nothing changed.</summary>
public sealed class UndoTests
{
    private static readonly Instant Later = A.Morning + TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, (Func<Dossier> Before, Func<Dossier, Result> Act, Officer By)> Undoable = new(
        StringComparer.Ordinal)
    {
        ["first hand-over"] = (() => A.Accepted(), d => d.HandOver(A.DeskOfficer, A.Morning, new Holder(A.Division), null), A.DeskOfficer),
        ["hand-over with a leg"] =
            (() => A.Processing(), d => d.HandOver(A.Specialist, A.Morning, new Holder(A.Desk), A.At("2026-11-25 10:00")), A.Specialist),
        ["hand-over of a proposal"] = (A.Proposed, d => d.HandOver(A.Leader, A.Morning, new Holder(A.Division), null), A.Leader),
        ["proposal"] = (() => A.Processing(), d => d.Propose(A.Specialist, A.Morning, new Holder(A.Committee), null), A.Specialist),
        ["approval"] = (A.Proposed, d => d.Approve(A.Leader, A.Morning, null), A.Leader),
        ["return"] = (A.Completed, d => d.Return(A.DeskOfficer, A.Morning, A.Because("Trao tận tay")), A.DeskOfficer),
    };

    public static TheoryData<string> Names => [.. Undoable.Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_dossier_stands_exactly_where_it_stood(string name)
    {
        var (before, act, by) = Undoable[name];
        var dossier = before();
        var timeline = Store(dossier);
        var stood = Standing(dossier);
        Assert.False(act(dossier).IsError);
        Store(dossier, timeline);
        Assert.NotEqual(stood, Standing(dossier));

        Assert.False(dossier.UndoLast(by, Later, timeline).IsError);

        Assert.Equal(stood, Standing(dossier));
        var undone = Assert.IsType<DossierStepUndone>(Assert.Single(Assert.Single(dossier.Acts).Events));
        Assert.Equal((dossier.State, dossier.Holder?.Agency, dossier.Holder?.Officer), (undone.State, undone.To, undone.Officer));
        Assert.Equal(A.Morning.Micros, undone.StepAt);
        Assert.Equal(Later, dossier.LastStepAt);
    }

    [Theory, MemberData(nameof(Names))]
    public void What_was_undone_can_be_done_and_undone_again(string name)
    {
        var (before, act, by) = Undoable[name];
        var dossier = before();
        var timeline = Store(dossier);
        var stood = Standing(dossier);
        // All of it inside the same instant: no act may lie before the last.
        for (var round = 0; round < 2; round++)
        {
            Assert.False(act(dossier).IsError);
            Store(dossier, timeline);
            Assert.False(dossier.UndoLast(by, A.Morning, timeline).IsError);
            Store(dossier, timeline);
            Assert.Equal(stood, Standing(dossier));
        }
        Assert.Equal("cases.undo-not-possible", dossier.UndoLast(by, A.Morning, timeline).Error?.Code);
    }

    [Theory, MemberData(nameof(Names))]
    public void Too_late_not_yours_and_overtaken_change_nothing(string name)
    {
        var (before, act, by) = Undoable[name];
        var dossier = before();
        var timeline = Store(dossier);
        Assert.False(act(dossier).IsError);
        Store(dossier, timeline);
        var stands = Standing(dossier);

        Assert.Equal("cases.undo-too-late", dossier.UndoLast(by, A.Morning + TimeSpan.FromSeconds(61), timeline).Error?.Code);
        Assert.Equal("cases.undo-not-yours", dossier.UndoLast(by with { Id = "staff:99" }, Later, timeline).Error?.Code);
        Assert.Equal("kernel.stale", dossier.UndoLast(by, Later, [.. timeline.Skip(1)]).Error?.Code);
        Assert.Equal("kernel.stale", dossier.UndoLast(by, Later, []).Error?.Code);
        Assert.Equal(stands, Standing(dossier));
        Assert.Empty(dossier.Acts);
    }

    [Fact]
    public void Lines_that_do_not_add_up_are_not_guessed_from()
    {
        var dossier = A.Proposed();
        var timeline = Store(dossier);
        Assert.False(dossier.HandOver(A.Leader, A.Morning, new Holder(A.Division), null).IsError);
        Store(dossier, timeline);
        IReadOnlyList<StepLine>[] broken =
        [
            [timeline[0] with { HolderAgency = A.Desk }, .. timeline.Skip(1)],
            [timeline[0] with { NextDue = A.Morning }, .. timeline.Skip(1)],
            [timeline[0], timeline[1] with { Due = A.Morning }, .. timeline.Skip(2)],
            [timeline[0]],
        ];
        Assert.All(broken, lines => Assert.Equal("cases.undo-not-restorable", dossier.UndoLast(A.Leader, Later, lines).Error?.Code));
        Assert.False(dossier.UndoLast(A.Leader, Later, timeline).IsError);
        Assert.Equal(A.Specialist.Id, dossier.Proposer);
    }

    [Theory, MemberData(nameof(Others))]
    public void What_the_citizen_has_in_writing_stays(DossierState state)
    {
        var dossier = A.In(state);
        // A.In forgets its acts: the line the last of them left.
        var kind = state switch
        {
            DossierState.Registered => StepKind.Filed,
            DossierState.Accepted => StepKind.Accepted,
            DossierState.Rejected => StepKind.Refused,
            DossierState.SupplementRequired => StepKind.SupplementRequested,
            DossierState.FinancialObligation => StepKind.PaymentRequested,
            DossierState.WithdrawRequested => StepKind.Withdrawn,
            DossierState.Stopped => StepKind.Stopped,
            _ => StepKind.Finished,
        };
        var line = new StepLine(
            0, (int)kind, A.DeskOfficer.Id, A.Desk, A.Morning, A.Morning, (int)state, null, null, null, null, null, null);
        Assert.Equal("cases.undo-not-possible", dossier.UndoLast(A.DeskOfficer, A.Morning, [line, line]).Error?.Code);
        Assert.Equal(state, dossier.State);
    }

    public static TheoryData<DossierState> Others =>
        [.. Enum.GetValues<DossierState>().Except([DossierState.Processing, DossierState.Returned])];

    private static (DossierState, Holder?, Next?, Instant?, string?, Instant?, Instant?, Instant?, int, Instant) Standing(Dossier d) =>
        (d.State, d.Holder, d.Next, d.Due, d.Proposer, d.ApprovedAt, d.FinishedAt, d.ReturnedAt, d.Bucket, d.SortAt);

    /// <summary>What the store does with the acts: lines of the timeline, newest first, and a new head.</summary>
    private static List<StepLine> Store(Dossier dossier, List<StepLine>? timeline = null)
    {
        timeline ??= [];
        var version = dossier.Head.Version;
        foreach (var act in dossier.Acts)
        {
            version += act.Events.Count;
            timeline.Insert(0, new StepLine(version, act.Line, act.By.Id, act.By.Agency, act.At, act.At, act.StateNumber,
                act.Holder?.Agency, act.Holder?.Officer, act.Next?.Duty, act.Next?.Due, act.Due, act.Reason?.Text));
        }
        dossier.Stored(new StreamHead(version, dossier.Head.Hash));
        return timeline;
    }
}
