using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>
/// Values that entries of earlier releases lack. A missing value is left out, so that reading and writing such an entry gives the same
/// bytes.
/// </summary>
internal static class LaterValue
{
    public static JsonObject With(this JsonObject data, string name, JsonNode? value)
    {
        if (value is not null)
        {
            data[name] = value;
        }

        return data;
    }
}
