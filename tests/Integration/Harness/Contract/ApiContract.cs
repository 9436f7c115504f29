using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OpenProvince.Testing;

/// <summary>The document of the program, and whether an answer is what it promises.</summary>
internal sealed partial class ApiContract
{
    private static readonly SemaphoreSlim Reading = new(1, 1);
    private static ApiContract? read;

    private readonly List<(Regex Path, int Parameters, string Template, JsonObject Operations)> paths = [];
    private readonly JsonObject schemas;
    private readonly ConcurrentDictionary<string, AnswerSchema> made = new(StringComparer.Ordinal);

    public ApiContract(JsonObject document)
    {
        schemas = document["components"]!["schemas"]!.AsObject();
        foreach (var (template, operations) in document["paths"]!.AsObject())
        {
            var path = new Regex($"^{Parameter().Replace(template.TrimEnd('/'), "[^/]+")}/?$", RegexOptions.IgnoreCase);
            paths.Add((path, Parameter().Count(template), template, operations!.AsObject()));
        }
        paths.Sort((one, other) => one.Parameters.CompareTo(other.Parameters));
    }

    /// <summary>Read once in a run: every province tells the same.</summary>
    public static async Task<ApiContract> OfAsync(Uri program, CancellationToken ct)
    {
        if (read is { } known) return known;
        await Reading.WaitAsync(ct);
        try
        {
            if (read is { } done) return done;
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            return read = new ApiContract(JsonNode.Parse(await http.GetStringAsync(new Uri(program, "/openapi/v1.json"), ct))!.AsObject());
        }
        finally
        {
            Reading.Release();
        }
    }

    /// <exception cref="InvalidOperationException">The answer is not in the document, or not as the document says.</exception>
    public void Check(HttpMethod method, Uri asked, HttpResponseMessage response, byte[] body)
    {
        var status = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (template, operation) = Find(method, asked.AbsolutePath);
        var said = operation?["responses"]?[status]?.AsObject();
        var where = $"{method} {asked.PathAndQuery} ({template ?? "no such address"}) answered {status}";
        if (operation is not null && said is null)
            throw new InvalidOperationException($"{where}, which the document does not know: {Text(body)}");
        // Nothing answers there, or not that method: the refusal has its shape all the same.
        if (operation is null && status is not ("404" or "405" or "401" or "413" or "415" or "429" or "503"))
            throw new InvalidOperationException($"{where}, and there is no such operation in the document");
        CheckHeaders(where, said, response);
        if (method == HttpMethod.Head) return;
        CheckBody(where, $"{method} {template} {status}", said, response, body);
    }

    private (string? Template, JsonObject? Operation) Find(HttpMethod method, string path)
    {
        var name = (method == HttpMethod.Head ? HttpMethod.Get : method).Method.ToLowerInvariant();
        foreach (var one in paths)
            if (one.Path.IsMatch(path) && one.Operations[name]?.AsObject() is { } operation) return (one.Template, operation);
        return (paths.FirstOrDefault(one => one.Path.IsMatch(path)).Template, null);
    }

    private static void CheckHeaders(string where, JsonObject? said, HttpResponseMessage response)
    {
        foreach (var header in said?["headers"]?.AsObject().Select(one => one.Key) ?? [])
            if (!response.Headers.Contains(header))
                throw new InvalidOperationException($"{where} without {header}, which the document promises");
    }

    private void CheckBody(string where, string key, JsonObject? said, HttpResponseMessage response, byte[] body)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        var content = said is null ? Refusal() : said["content"]?.AsObject();
        if (content is null)
        {
            if (body.Length > 0) throw new InvalidOperationException($"{where} with a body, and the document knows none: {Text(body)}");
            return;
        }
        // The bytes of a file: the answer says of which kind.
        if (content.ContainsKey("application/octet-stream")) return;
        if (type is null || content[type]?["schema"] is not { } schema)
            throw new InvalidOperationException($"{where} as {type ?? "nothing"}, not as the document says: {Text(body)}");
        var wrong = made.GetOrAdd(key, _ => new AnswerSchema(schema, schemas)).Wrong(body);
        if (wrong.Count > 0)
            throw new InvalidOperationException($"{where}, not as the document says:\n{string.Join('\n', wrong)}\n{Text(body)}");
    }

    private static JsonObject Refusal() => new()
    {
        ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } },
    };

    private static string Text(byte[] body) => System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 2000)));

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
