using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Data.Proof;

/// <summary>Content, evidence, files, codes and numbers of tasks, proved by their events (ADR 0013).</summary>
internal sealed class TaskProof(IFiles files, CaseKind<Assignment> kind) : ICaseProof
{
    public ICaseKind Kind => kind;

    public CaseProofRun Start(VerifySettings settings) => new Run(files);

    private sealed class Run(IFiles files) : CaseProofRun
    {
        private static readonly int Role = Assignment.Map.PlaceOf("role"), Year = Assignment.Map.PlaceOf("year");

        private readonly TaskCounters counters = new();
        private readonly TaskCodes codes = new();

        public override string NumberColumn => "number";

        /// <summary>Of a whole; what hangs on it is compared with it in <see cref="TaskCodes"/>.</summary>
        public override string? CodeOf(CaseTrail one, int number) =>
            IsWhole(one) ? TaskCode.OfWhole((int)one.Fixed(Year), number) : null;

        public override IEnumerable<CaseSideRow> Born(CaseTrail one, RecordedEvent e)
        {
            if (IsWhole(one)) counters.Given((int)one.Fixed(Year));
            else codes.Below(one);
            return [];
        }

        public override IEnumerable<CaseSideRow> Written(CaseTrail one, RecordedEvent e, CaseAct act)
        {
            if (act.Seals is not { } seals) yield break;
            if (seals.TryGetValue(Assignment.ContentSeal, out var content))
                yield return CaseSideRow.Sealed(TaskSideRows.Content, one.Id, 0, content);
            if (seals.TryGetValue(Assignment.EvidenceSeal, out var evidence))
                yield return CaseSideRow.Sealed(TaskSideRows.Evidence, one.Id, e.Version, evidence);
        }

        public override IAsyncEnumerable<CaseSideRow> ReadAsync(
            Snapshot snapshot, long? only, Findings? strays, CancellationToken ct) =>
            new TaskSideRows(snapshot, files, strays).ReadAsync(only, ct);

        public override async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            await counters.CompareAsync(snapshot, findings, ct);
            await codes.CompareAsync(snapshot, findings, ct);
        }

        private static bool IsWhole(CaseTrail one) => one.Fixed(Role) == (long)TaskRole.Whole;
    }
}
