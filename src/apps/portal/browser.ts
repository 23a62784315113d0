import './portal.css'
import '#ui/light/enhance.ts'
