using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>The problems that the OpenAPI document lists for each operation. Every response in a test must be one of them.</summary>
internal static class DescribedProblems
{
    private static readonly Lazy<List<(Regex Path, string Method, Dictionary<string, string> Answers)>> Operations = new(Read);

    public static void AssertContain(HttpRequestMessage request, ApiAnswer answer)
    {
        var status = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        var path = request.RequestUri!.IsAbsoluteUri ? request.RequestUri.AbsolutePath : request.RequestUri.OriginalString;
        var operation = Operations.Value.Find(operation => operation.Method == request.Method.Method && operation.Path.IsMatch(path));
        if (operation.Answers is null || answer.MediaType != "application/problem+json" || status == "500")
        {
            return;
        }

        Assert.True(
            operation.Answers.TryGetValue(status, out var description),
            $"{request.Method} {path} answered {status}, which openapi-v1.json doesn't list.\n{answer.Body}"
        );
        Assert.Contains(answer.Text("code")!, description!.Split([' ', ',', ':', '.'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static List<(Regex Path, string Method, Dictionary<string, string> Answers)> Read()
    {
        using var document = JsonDocument.Parse(Repository.Document("reference/openapi-v1.json"));
        return
        [
            .. from path in document.RootElement.GetProperty("paths").EnumerateObject()
            let pattern = new Regex($"^{Regex.Replace(path.Name, @"\{\w+\}", "[^/]+")}$", RegexOptions.CultureInvariant)
            from operation in path.Value.EnumerateObject()
            where operation.Value.TryGetProperty("responses", out _)
            select (
                pattern,
                operation.Name.ToUpperInvariant(),
                operation
                    .Value.GetProperty("responses")
                    .EnumerateObject()
                    .ToDictionary(answer => answer.Name, answer => answer.Value.GetProperty("description").GetString()!)
            ),
        ];
    }
}
