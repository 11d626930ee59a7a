using System.Text.Json;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>Writes properties in the portal's own namespace.</summary>
internal static class OscalProperties
{
    /// <param name="group">The short name of the row that the property belongs to; null outside of rows.</param>
    /// <param name="remarks">Markdown; null for none.</param>
    public static void Property(
        this Utf8JsonWriter json,
        string name,
        string value,
        string? group = null,
        string? remarks = null,
        string? type = null
    )
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("ns", OscalNames.Namespace);
        json.WriteString("value", OscalText.Value(value));
        if (type is not null)
        {
            json.WriteString("class", type);
        }

        if (group is not null)
        {
            json.WriteString("group", group);
        }

        if (remarks is not null)
        {
            json.WriteString("remarks", remarks);
        }

        json.WriteEndObject();
    }

    public static void Link(this Utf8JsonWriter json, string address, string relation)
    {
        json.WriteStartObject();
        json.WriteString("href", address);
        json.WriteString("rel", relation);
        json.WriteEndObject();
    }

    /// <summary>Returns the address of an element or resource within the file.</summary>
    public static string Within(Guid uuid) => $"#{uuid}";
}
