using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Unit.Dossiers;

/// <summary>The desk's rules of NĐ 118/2025 as dates one can check on a calendar.</summary>
public sealed class DeskRulesTests
{
    [Fact]
    public void Eight_working_hours_from_Friday_afternoon_end_on_Monday_afternoon() =>
        Assert.Equal(A.At("2026-11-23 16:00"), A.Clock.ReplyBy(A.At("2026-11-20 15:30")));

    [Theory]
    [InlineData("2026-11-26 15:00", "2026-11-26 17:00")]
    [InlineData("2026-11-26 15:01", "2026-11-27 07:30")]
    public void Passed_on_the_same_day_unless_it_came_after_three(string accepted, string by) =>
        Assert.Equal(A.At(by), A.Clock.HandOverBy(A.At(accepted)));

    [Fact]
    public void A_supplement_without_answer_may_be_closed_after_fifteen_days_and_not_earlier()
    {
        var asked = A.At("2026-12-01 09:00");
        var limit = SupplementLimit.Of(null, asked).Value;
        Assert.Equal(A.At("2026-12-16 23:59"), limit);
        Assert.Equal("dossiers.limit-too-early", SupplementLimit.Of(new DateOnly(2026, 12, 15), asked).Error!.Code);
        Assert.False(SupplementLimit.Of(new DateOnly(2026, 12, 20), asked).IsError);

        foreach (var dossier in new[] { A.Registered(), A.Processing() })
        {
            Assert.False(dossier.RequestSupplement(A.DeskOfficer, asked, limit, A.Because(), A.Clock).IsError);
            Func<Instant, Result> end = dossier.IsAccepted
                ? at => dossier.CloseUnsupplied(A.DeskOfficer, at, A.Because()) : at => dossier.Refuse(A.DeskOfficer, at, A.Because());
            Assert.Equal(DossierErrors.SupplementLimitRunning, end(A.At("2026-12-16 17:00")).Error);
            Assert.False(end(A.At("2026-12-17 07:30")).IsError);
        }
    }

    [Fact]
    public void A_dossier_is_not_taken_back_after_the_decision_was_signed() =>
        Assert.Equal(DossierErrors.AlreadyDecided, A.Approved().Withdraw(A.DeskOfficer, A.Morning, null).Error);

    [Theory]
    [InlineData("2026-11-23 14:32", "2026-11-25 15:02", "2026-11-26 17:00")] // same day: accepted at 15:02, which is after three
    [InlineData("2026-11-23 09:00", "2026-11-25 09:30", "2026-11-25 17:00")]
    public void An_online_filing_has_its_result_by_the_latest_acceptance_and_the_term(string filed, string reply, string latest)
    {
        Assert.Equal(A.At(reply), A.Clock.ReplyBy(A.At(filed)));
        Assert.Equal(A.At(latest), A.Clock.LatestResult(Duration.SameDay, A.At(reply)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Papers_are_asked_for_once_in_each_stage(bool accepted)
    {
        var dossier = accepted ? A.Processing() : A.Registered();
        dossier.Head = dossier.Head with { Version = 1 };
        StepLine[] before = [Line(StepKind.SupplementRequested, due: null)],
            during = [Line(StepKind.SupplementRequested, A.At("2026-11-27 17:00"))];
        Assert.Equal(!accepted, RequestSupplement.WasAsked(dossier, before));
        Assert.Equal(accepted, RequestSupplement.WasAsked(dossier, during));
        Assert.False(RequestSupplement.WasAsked(dossier, [Line(StepKind.PaymentRequested, A.At("2026-11-27 17:00"))]));
        // Somebody else's request of this very moment is a stale revision, not a second request.
        dossier.Head = dossier.Head with { Version = 0 };
        Assert.False(RequestSupplement.WasAsked(dossier, accepted ? during : before));
    }

    private static StepLine Line(StepKind kind, Instant? due) =>
        new(1, (int)kind, "staff:1", A.Desk, A.Morning, A.Morning, 0, A.Desk, null, null, null, due, null);
}
