using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features;
using OpenProvince.Kernel;

namespace OpenProvince.Unit.Dossiers;

/// <summary>What is offered is what is accepted: the list of verbs and the acts themselves say the same in every situation.</summary>
public sealed class OfferTests
{
    private static readonly Instant Limit = A.At("2026-12-23 23:59"), AfterLimit = A.At("2026-12-24 08:00");

    private static readonly Dictionary<string, Func<Dossier, Officer, Instant, Result>> Acts = new(StringComparer.Ordinal)
    {
        ["accept"] = (one, by, at) => one.Accept(by, at, A.Clock).Plain,
        ["refuse"] = (one, by, at) => one.Refuse(by, at, A.Because()),
        ["request-supplement"] = (one, by, at) => one.RequestSupplement(by, at, A.At("2027-06-30 23:59"), A.Because(), A.Clock),
        ["supply"] = (one, by, at) => one.Supply(by, at, A.Clock),
        ["hand-over"] = (one, by, at) => one.HandOver(by, at, new Holder(A.Division), null),
        ["propose"] = (one, by, at) => one.Propose(by, at, new Holder(A.Committee), null),
        ["approve"] = (one, by, at) => one.Approve(by, at, null),
        ["request-payment"] = (one, by, at) => one.RequestPayment(by, at, A.Clock, A.Because(), A.At("2027-06-30 23:59")),
        ["confirm-payment"] = (one, by, at) => one.Pay(by, at, A.Clock),
        ["finish"] = (one, by, at) => one.Finish(by, at, A.Clock).Plain,
        ["return"] = (one, by, at) => one.Return(by, at),
        ["withdraw"] = (one, by, at) => one.Withdraw(by, at, null),
        ["stop"] = (one, by, at) => one.Stop(by, at, A.Because()),
        ["close"] = (one, by, at) => one.CloseUnsupplied(by, at, A.Because()),
    };

    private static readonly Dictionary<string, Func<Dossier>> Situations = Enum.GetValues<DossierState>()
        .ToDictionary(state => state.ToString(), state => (Func<Dossier>)(() => A.In(state)), StringComparer.Ordinal);

    static OfferTests()
    {
        Situations["proposed"] = A.Proposed;
        Situations["approved"] = A.Approved;
        Situations["followed"] = () => A.Registered(custody: Custody.Followed);
        Situations["asked before acceptance"] = AskedAtTheDesk;
        Situations["supplied before acceptance"] = () => Done(AskedAtTheDesk(), one => one.Supply(A.DeskOfficer, A.Morning, A.Clock));
        Situations["accepted after a supplement"] =
            () => Done(Situations["supplied before acceptance"](), one => one.Accept(A.DeskOfficer, A.Morning, A.Clock).Plain);
    }

    public static TheoryData<string, string, bool> Every =>
        new(from situation in Situations.Keys from verb in Acts.Keys from late in new[] { false, true } select (situation, verb, late));

    [Theory, MemberData(nameof(Every))]
    public void What_is_offered_is_accepted_and_nothing_else(string situation, string verb, bool late)
    {
        var at = late ? AfterLimit : A.Morning;
        foreach (var by in new[] { A.DeskOfficer, A.Specialist, A.Leader })
        {
            var dossier = Situations[situation]();
            var offered = Offered(dossier, by, at);
            Assert.Equal(offered.Contains(verb), !Acts[verb](dossier, by, at).IsError);
        }
    }

    [Fact]
    public void Every_act_has_its_verb_and_some_situation_that_offers_it()
    {
        var facts = DossierActs.All.All.Select(one => one.Facts).ToArray();
        Assert.Equal(Acts.Keys.Order(StringComparer.Ordinal), facts.Select(one => one.Verb).Order(StringComparer.Ordinal));
        // Said once, and its line is the line it leaves.
        Assert.Equal(facts.Length, facts.Select(one => one.Line).Distinct().Count());
        Assert.All(facts, one => Assert.NotNull(Lines.Of(one.Line)));
        // A dossier that waits for something has exactly one act by which it goes on.
        Assert.Equal(Enum.GetValues<NextAction>().Select(one => (int)one).Order(), facts.Select(one => one.Does).OfType<int>().Order());
        var seen = Situations.Values
            .SelectMany(make => Offered(make(), A.Leader, AfterLimit))
            .ToHashSet();
        Assert.Equal(Acts.Keys.ToHashSet(), seen);
    }

    [Fact]
    public void No_end_is_offered_while_the_citizen_may_still_bring_the_papers_and_each_stage_has_its_own()
    {
        IEnumerable<string> Ends(Dossier dossier, Instant at) =>
            Offered(dossier, A.DeskOfficer, at).Intersect(["refuse", "close"]);
        foreach (var make in new[] { AskedAtTheDesk, () => A.In(DossierState.SupplementRequired) }) Assert.Empty(Ends(make(), Limit));
        Assert.Equal(["refuse"], Ends(AskedAtTheDesk(), AfterLimit));
        Assert.Equal(["close"], Ends(A.In(DossierState.SupplementRequired), AfterLimit));
    }

    private static Dossier AskedAtTheDesk() =>
        Done(A.Registered(), one => one.RequestSupplement(A.DeskOfficer, A.Morning, Limit, A.Because(), A.Clock));

    private static Dossier Done(Dossier dossier, Func<Dossier, Result> act)
    {
        Assert.False(act(dossier).IsError);
        return dossier;
    }

    private static IReadOnlyList<string> Offered(Dossier dossier, Officer by, Instant at)
    {
        var clock = new Clock(TimeProvider.System);
        clock.SetTo(at);
        var access = new CaseAccess<Dossier>(DossierKind.Facts, new PermissionDecision(new GivenRoles([]), new Flat()));
        var offers = new Offers<Dossier>(DossierActs.All, access, new PostWords(null!, null!), clock, new Texts([]));
        return offers.Verbs(dossier, Everything(by));
    }

    /// <summary>The officer as somebody whom no permission stops: only the state speaks.</summary>
    private static Actor Everything(Officer by) => new(by.Id, ActorKind.System, null, [], null);

    private sealed class Flat : IAgencyTree
    {
        public bool IsWithin(long agency, long ancestor) => agency == ancestor;

        public bool IsRoot(long agency) => true;
    }
}
