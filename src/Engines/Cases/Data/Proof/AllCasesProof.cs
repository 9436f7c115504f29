using OpenProvince.Cases.Contracts;
using OpenProvince.EventLog;

namespace OpenProvince.Cases.Data.Proof;

/// <summary>State rows, timelines and words of every kind of case, and what the kinds prove beside them (ADR 0013).</summary>
internal sealed class AllCasesProof(IEnumerable<ICaseKind> kinds, IEnumerable<ICaseProof> own) : IProof
{
    public IProofRun Start(VerifySettings settings) => new AllCasesRun([.. kinds.Select(kind =>
        new KindProof(kind, own.SingleOrDefault(one => one.Kind == kind)?.Start(settings) ?? new NothingMore()))]);

    private sealed class NothingMore : CaseProofRun;
}

/// <summary>A kind with its own part of the run.</summary>
internal sealed record KindProof(ICaseKind Kind, CaseProofRun Own);
