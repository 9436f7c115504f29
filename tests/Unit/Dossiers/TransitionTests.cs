using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Unit.Dossiers;

/// <summary>
/// The national transitions: every act in every state is either allowed with one outcome, or refused and changes nothing.
/// </summary>
public sealed class TransitionTests
{
    private static readonly Dictionary<string, Func<Dossier, Result>> Acts = new(StringComparer.Ordinal)
    {
        ["accept"] = one => one.Accept(A.DeskOfficer, A.Morning, A.Clock).Plain,
        ["refuse"] = one => one.Refuse(A.DeskOfficer, A.Morning, A.Because()),
        ["request-supplement"] = one => one.RequestSupplement(A.Specialist, A.Morning, A.At("2026-12-30 23:59"), A.Because(), A.Clock),
        ["supply"] = one => one.Supply(A.DeskOfficer, A.Morning, A.Clock),
        ["hand-over"] = one => one.HandOver(A.DeskOfficer, A.Morning, new Holder(A.Division), null),
        ["propose"] = one => one.Propose(A.Specialist, A.Morning, new Holder(A.Committee), null),
        ["approve"] = one => one.Approve(A.Leader, A.Morning, null),
        ["request-payment"] = one => one.RequestPayment(A.Specialist, A.Morning, A.Clock, A.Because(), A.At("2026-12-30 23:59")),
        ["pay"] = one => one.Pay(A.DeskOfficer, A.Morning, A.Clock),
        ["finish"] = one => one.Finish(A.Specialist, A.Morning, A.Clock).Plain,
        ["return"] = one => one.Return(A.DeskOfficer, A.Morning),
        ["withdraw"] = one => one.Withdraw(A.DeskOfficer, A.Morning, null),
        ["stop"] = one => one.Stop(A.Specialist, A.Morning, A.Because()),
        ["close"] = one => one.CloseUnsupplied(A.DeskOfficer, A.Morning, A.Because()),
    };

    private static readonly Dictionary<(DossierState, string), DossierState> Allowed = new()
    {
        [(DossierState.Registered, "accept")] = DossierState.Accepted,
        [(DossierState.Registered, "refuse")] = DossierState.Rejected,
        [(DossierState.Registered, "request-supplement")] = DossierState.SupplementRequired,
        [(DossierState.Registered, "withdraw")] = DossierState.WithdrawRequested,
        [(DossierState.Accepted, "hand-over")] = DossierState.Processing,
        [(DossierState.Accepted, "withdraw")] = DossierState.WithdrawRequested,
        [(DossierState.Processing, "hand-over")] = DossierState.Processing,
        [(DossierState.Processing, "propose")] = DossierState.Processing,
        [(DossierState.Processing, "request-supplement")] = DossierState.SupplementRequired,
        [(DossierState.Processing, "request-payment")] = DossierState.FinancialObligation,
        [(DossierState.Processing, "stop")] = DossierState.Stopped,
        [(DossierState.Processing, "withdraw")] = DossierState.WithdrawRequested,
        [(DossierState.SupplementRequired, "supply")] = DossierState.Processing,
        [(DossierState.SupplementRequired, "withdraw")] = DossierState.WithdrawRequested,
        [(DossierState.FinancialObligation, "pay")] = DossierState.Processing,
        [(DossierState.FinancialObligation, "withdraw")] = DossierState.WithdrawRequested,
        [(DossierState.Completed, "return")] = DossierState.Returned,
    };

    public static TheoryData<DossierState, string> Every =>
        new(from state in Enum.GetValues<DossierState>() from act in Acts.Keys select (state, act));

    [Theory, MemberData(nameof(Every))]
    public void Follows_the_national_table(DossierState from, string act)
    {
        var dossier = A.In(from);
        var (holder, next, due) = (dossier.Holder, dossier.Next, dossier.Due);

        var result = Acts[act](dossier);

        if (Allowed.TryGetValue((from, act), out var to))
        {
            Assert.False(result.IsError, result.Error?.Code);
            Assert.Equal(to, dossier.State);
            Assert.NotEmpty(Assert.Single(dossier.Acts).Events);
            return;
        }
        Assert.True(result.IsError);
        Assert.Equal((from, holder, next, due), (dossier.State, dossier.Holder, dossier.Next, dossier.Due));
        Assert.Empty(dossier.Acts);
    }

    [Theory, MemberData(nameof(Every))]
    public void An_open_dossier_always_has_one_holder_and_one_next_action(DossierState from, string act)
    {
        var dossier = A.In(from);
        Acts[act](dossier);
        var hasHolder = dossier.Holder is not null && dossier.Next is not null;
        Assert.Equal(dossier.IsOpen || dossier.State is DossierState.Completed, hasHolder);
    }

    [Fact]
    public void A_decided_dossier_cannot_be_withdrawn_stopped_or_handed_over()
    {
        foreach (var act in (string[])["withdraw", "stop", "hand-over", "request-supplement", "request-payment", "propose", "approve"])
            Assert.Equal("dossiers.already-decided", Acts[act](A.Approved()).Error?.Code);
    }

    [Fact]
    public void Who_proposed_cannot_approve()
    {
        var dossier = A.Proposed();
        Assert.Equal("dossiers.approver-is-proposer", dossier.Approve(A.Specialist, A.Morning, null).Error?.Code);
        Assert.False(dossier.Approve(A.Leader, A.Morning, null).IsError);
    }

    [Fact]
    public void Nothing_is_approved_without_a_proposal_and_nothing_finished_without_approval()
    {
        Assert.Equal("dossiers.not-proposed", A.Processing().Approve(A.Leader, A.Morning, null).Error?.Code);
        Assert.Equal("dossiers.not-decided", A.Proposed().Finish(A.Specialist, A.Morning, A.Clock).Error?.Code);
    }

    [Fact]
    public void A_second_proposal_waits_for_the_first()
    {
        Assert.Equal("dossiers.already-proposed", A.Proposed().Propose(A.Specialist, A.Morning, new Holder(A.Committee), null).Error?.Code);
    }

    [Fact]
    public void No_act_lies_before_the_one_it_builds_on()
    {
        var dossier = A.Registered();
        Assert.Equal("cases.before-last-step", dossier.Accept(A.DeskOfficer, A.At("2026-11-23 08:59"), A.Clock).Error?.Code);
    }
}
