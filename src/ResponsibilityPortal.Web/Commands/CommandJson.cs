using System.Text.Encodings.Web;
using System.Text.Json;

namespace ResponsibilityPortal.Web.Commands;

/// <summary>How commands answer programs: one object, with texts as they are.</summary>
internal static class CommandJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of<T>(T answer) => $"{JsonSerializer.Serialize(answer, Options)}\n";
}
