using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>A program that edits the draft of the built-in matrix over the API.</summary>
internal sealed class EditingProgram : IDisposable
{
    private const string Draft = $"/api/v1{Site.Matrix}/draft";

    private readonly HttpClient _client;

    public EditingProgram(Uri portal, string token)
    {
        _client = PortalClient.For(portal);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The cells that can be edited: every responsibility of the built-in matrix in one hosting model.</summary>
    public static async Task<IReadOnlyList<string>> CellsAsync()
    {
        await using var file = File.OpenRead(Path.Combine(Repository.WebProject, "Content", "yugabytedb.json"));
        using var matrix = await JsonDocument.ParseAsync(file, cancellationToken: Cancellation);
        return
        [
            .. from domain in matrix.RootElement.GetProperty("domains").EnumerateArray()
            from responsibility in domain.GetProperty("responsibilities").EnumerateArray()
            select $"{responsibility.GetProperty("slug").GetString()}/iaas",
        ];
    }

    public Task<ApiAnswer> ReadAsync(string cell) => SendAsync(HttpMethod.Get, $"{Draft}/assignments/{cell}", null);

    public Task<ApiAnswer> SendAsync(Edit edit) =>
        SendAsync(
            HttpMethod.Put,
            $"{Draft}/assignments/{edit.Cell}",
            new
            {
                accountable = "customer",
                notes = new { customer = edit.Note },
                reason = "A drill.",
            },
            edit.Seen,
            edit.OperationId
        );

    /// <summary>Publishes the current draft as the second version.</summary>
    public async Task<ApiAnswer> PublishAsync() =>
        await SendAsync(
            HttpMethod.Post,
            $"{Draft}/publish",
            new
            {
                basedOn = 1,
                message = "A drill.",
                moveReason = "A drill.",
            },
            (await SendAsync(HttpMethod.Get, Draft, null)).Tag,
            Guid.NewGuid()
        );

    public void Dispose() => _client.Dispose();

    private async Task<ApiAnswer> SendAsync(HttpMethod method, string address, object? body, string? seen = null, Guid? operationId = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        if (seen is not null)
        {
            request.Headers.Add("If-Match", seen);
        }

        if (operationId is { } id)
        {
            request.Headers.Add("Idempotency-Key", id.ToString("D"));
        }

        using var response = await _client.SendAsync(request, Cancellation);
        return new ApiAnswer(
            response.StatusCode,
            response.Content.Headers.ContentType?.MediaType ?? "",
            await response.Content.ReadAsStringAsync(Cancellation),
            response.Headers.ETag?.Tag ?? ""
        );
    }
}
