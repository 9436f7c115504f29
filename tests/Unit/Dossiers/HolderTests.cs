using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Time;

namespace OpenProvince.Unit.Dossiers;

/// <summary>A dossier stays with nobody who cannot do what comes next.</summary>
public sealed class HolderTests
{
    [Fact]
    public void Who_accepts_from_above_leaves_it_on_the_receiving_desk()
    {
        var dossier = A.Registered();
        dossier.Duties = new Only((A.Desk, A.DeskOfficer.Id, NextAction.HandOver));
        Assert.False(dossier.Accept(new Officer("staff:9", A.Committee), A.Morning, A.Clock).IsError);
        Assert.Equal(new Holder(A.Desk), dossier.Holder);
    }

    [Fact]
    public void Accepted_after_a_supplement_it_is_passed_on_like_any_other()
    {
        var dossier = A.Registered();
        Assert.False(dossier.RequestSupplement(A.DeskOfficer, A.Morning, A.At("2026-12-23 23:59"), A.Because(), A.Clock).IsError);
        Assert.False(dossier.Supply(A.DeskOfficer, A.Morning, A.Clock).IsError);
        Assert.False(dossier.Accept(A.DeskOfficer, A.Morning, A.Clock).IsError);
        Assert.Equal((DossierState.Processing, NextAction.HandOver), (dossier.State, dossier.Next!.Value.Action));
    }

    [Fact]
    public void What_a_desk_officer_asked_for_comes_back_to_those_who_appraise()
    {
        var dossier = A.Processing();
        dossier.Duties = new Only(
            (A.Division, A.Specialist.Id, NextAction.Appraise), (A.Division, A.DeskOfficer.Id, NextAction.AwaitSupplement));
        Assert.False(dossier.RequestSupplement(A.DeskOfficer, A.Morning, A.At("2026-12-23 23:59"), A.Because(), A.Clock).IsError);
        Assert.Equal(A.DeskOfficer.Id, dossier.Holder!.Value.Officer);
        Assert.False(dossier.Supply(A.DeskOfficer, A.Morning, A.Clock).IsError);
        Assert.Equal((new Holder(A.Division), NextAction.Appraise), (dossier.Holder!.Value, dossier.Next!.Value.Action));
    }

    [Fact]
    public void Where_nobody_appraises_it_has_to_be_passed_on_first()
    {
        var dossier = A.Processing();
        dossier.Duties = new Only(
            (A.Division, A.DeskOfficer.Id, NextAction.AwaitPayment), (A.Division, A.DeskOfficer.Id, NextAction.HandOver));
        Assert.False(dossier.RequestPayment(A.DeskOfficer, A.Morning, A.Clock, A.Because(), A.At("2026-12-23 23:59")).IsError);
        Assert.False(dossier.Pay(A.DeskOfficer, A.Morning, A.Clock).IsError);
        Assert.Equal((new Holder(A.Division, A.DeskOfficer.Id), NextAction.HandOver), (dossier.Holder!.Value, dossier.Next!.Value.Action));
    }

    [Fact]
    public void An_approved_dossier_goes_to_who_issues_the_result()
    {
        var dossier = A.Proposed();
        Assert.False(dossier.Approve(A.Leader, A.Morning, null, new Holder(A.Division)).IsError);
        Assert.Equal((new Holder(A.Division), NextAction.Issue), (dossier.Holder!.Value, dossier.Next!.Value.Action));
    }

    [Fact]
    public void One_that_was_read_for_a_list_refuses_every_act()
    {
        var dossier = A.Processing();
        dossier.Duties = NoDuties.Instance;
        foreach (var act in Enum.GetValues<StepKind>())
            Assert.Equal(CaseErrors.ForReading, dossier.Refusal(act, A.Leader, A.Morning));
        Assert.Equal(CaseErrors.ForReading.Code, dossier.HandOver(A.Specialist, A.Morning, new Holder(A.Committee), null).Error?.Code);
        Assert.Equal(CaseErrors.ForReading.Code, dossier.UndoLast(A.DeskOfficer, A.Morning, []).Error?.Code);
        Assert.Equal(CaseErrors.ForReading.Code,
            dossier.MoveDue(A.Leader, A.Morning, new DuePromise(A.At("2026-12-24 17:00"), 2, 1), "calendar-2", A.Clock).Error?.Code);
    }

    private sealed class Only(params (long Agency, string Officer, NextAction Action)[] known) : IDuties
    {
        public bool Can(Holder holder, int duty) =>
            known.Any(
                one => one.Agency == holder.Agency && (int)one.Action == duty && (holder.Officer is null || holder.Officer == one.Officer));
    }
}
