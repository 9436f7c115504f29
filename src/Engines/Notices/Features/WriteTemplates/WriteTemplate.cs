using System.Security.Cryptography;
using System.Text;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Notices.Data;
using OpenProvince.Notices.Domain;

namespace OpenProvince.Notices.Features;

/// <summary>An administrator puts other words over a kind of notice, or takes them away again.</summary>
internal static class WriteTemplate
{
    /// <param name="Kind">Whose words.</param>
    /// <param name="English">In English; else Vietnamese.</param>
    /// <param name="Words">Title and text as typed; null: the program's own again.</param>
    internal sealed record Command(string Kind, bool English, (string? Title, string? Text)? Words);

    internal sealed class Handler(
        UnitOfWork work, EventAppender events, PermissionDecision permissions, IAgencies agencies, NoticeWords words, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (!permissions.Decide(actor, NoticePermissions.WriteTemplates, agencies.Province.Id.Value)) return NoticeErrors.NotAllowed;
            if (words.Find(command.Kind) is not { } kind) return NoticeErrors.KindUnknown;
            var language = command.English ? "en" : "vi";
            string? content = null;
            if (command.Words is { } typed)
            {
                var template = Template.Check(kind, typed.Title, typed.Text);
                if (template.IsError) return template.Error;
                content = Digest(template.Value);
                work.Add(
                    "insert into notices_template (kind, language, title, body) values ($1, $2, $3, $4) " +
                    "on conflict (kind, language) do update set title = $3, body = $4",
                    kind.Name, language, template.Value.Title, template.Value.Text);
            }
            else work.Add("delete from notices_template where kind = $1 and language = $2", kind.Name, language);
            var id = Ids.Next();
            // Of no unit: everybody in the province reads them.
            var head = events.Append(work, $"words-{id}", StreamHead.None, new(clock.Now, clock.Now, actor.Id, 0),
                new NoticeTemplateChanged(kind.Name, language, content));
            work.Add("insert into notices_template_change (id, head_hash) values ($1, $2)", id, head.Hash);
            return await work.CommitAsync(ct);
        }

        private static string Digest(Template template) =>
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{template.Title}\n{template.Text}")));
    }
}

/// <summary>Changed words on the page of changes.</summary>
internal sealed class TemplateChanges(NoticeWords words, Texts texts) : IChangeTeller
{
    public IReadOnlyList<ChangeKind> Kinds { get; } = [new("notices.template-changed", "notices.changes.template.kind")];

    public long? Whom(IEvent e) => null;

    public string Tell(IEvent e) => e is NoticeTemplateChanged one
        ? texts[one.Content is null ? "notices.changes.template.own" : "notices.changes.template",
            ("notice", words.Find(one.Kind) is null ? one.Kind : texts[$"{one.Kind}.title"]),
            ("language", texts[one.Language == "en" ? "notices.wish.language.en" : "notices.wish.language.vi"])]
        : throw new ArgumentException($"{e.GetType().Name} is not told here", nameof(e));
}
