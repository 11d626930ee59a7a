using Microsoft.JSInterop;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>The cells for which a browser tab keeps unsaved input.</summary>
internal static class KeptCells
{
    /// <summary>Returns the cells that the draft still has.</summary>
    public static async Task<IEnumerable<CellKey>> ReadAsync(IJSRuntime browser, Actor who, EditorSession session)
    {
        var names = await browser.InvokeAsync<string[]?>("portalEditor.kept", who.Id, session.Matrix) ?? [];
        return
            from name in names
            let parts = name.Split('/')
            where parts.Length == 2
            let key = new CellKey(parts[0], parts[1])
            where session.Draft!.Find(key) is not null
            select key;
    }
}
